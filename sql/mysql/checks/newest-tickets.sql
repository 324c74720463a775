-- newest-tickets: the last 1,000 by time. The index on DateAndTime serves it.
SELECT Id, DateAndTime, ClientPhone, ClientFullName, ClientSurname, ClientName, ClientPatronymic, PlanStart, PlanEnd
FROM $Tickets$
ORDER BY DateAndTime DESC
LIMIT 1000;
