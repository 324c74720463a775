-- count-finished-calls: all of them; reads the whole table.
SELECT COUNT(*) FROM $FinishedCalls$;
