-- is-ticket: 1 when there is a ticket of that Id.
SELECT COUNT(*) FROM $Tickets$ WHERE Id = @Id;
