-- oldest-tickets: the oldest time. The key serves it.
SELECT MIN(DateAndTime) FROM $Tickets$;
