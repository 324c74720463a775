-- count-tickets: all of them; reads the whole table.
SELECT COUNT(*) FROM $Tickets$;
