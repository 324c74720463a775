-- read-tickets-page: the first so many tickets of a window, both ends included. The index on DateAndTime serves it.
SELECT TOP (@Rows) Id, DateAndTime, ClientPhone, ClientEmail, FormName, ClientFullName, ClientSurname, ClientName, ClientPatronymic,
    PlanStart, PlanEnd, DoctorId, DoctorName, Comment, UtmSource, UtmMedium, UtmCampaign, UtmTerm, UtmContent, HttpReferer
FROM $Tickets$
WHERE DateAndTime >= @WindowFrom AND DateAndTime <= @WindowTo
ORDER BY DateAndTime, Id;
