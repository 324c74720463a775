-- newest-tickets: the last 1,000 by time. The index on DateAndTime serves it.
SELECT Id, DateAndTime, ClientPhone, ClientFullName, ClientSurname, ClientName, ClientPatronymic, PlanStart, PlanEnd
FROM $Tickets$
ORDER BY DateAndTime DESC
OFFSET 0 ROWS FETCH NEXT 1000 ROWS ONLY;
