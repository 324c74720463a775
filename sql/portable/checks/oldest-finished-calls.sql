-- oldest-finished-calls: the oldest time. The key serves it.
SELECT MIN(DateAndTime) FROM $FinishedCalls$;
