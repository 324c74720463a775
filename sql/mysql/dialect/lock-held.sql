-- lock-held: 1 while this connection holds the run lock.
SELECT CASE WHEN IS_USED_LOCK(@Name) = CONNECTION_ID() THEN 1 ELSE 0 END;
