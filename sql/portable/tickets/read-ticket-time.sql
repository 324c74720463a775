-- read-ticket-time: when the ticket of that Id was made; no row when there is none.
SELECT DateAndTime FROM $Tickets$ WHERE Id = @Id;
