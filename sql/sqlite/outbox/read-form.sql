-- read-form: what kind of file it is. 0: an empty one; 1: an outbox without versions; 2: an outbox; -1: another database.
SELECT CASE
    WHEN NOT EXISTS (SELECT 1 FROM sqlite_master) THEN 0
    WHEN (SELECT COUNT(*) FROM pragma_table_info('Delivery') WHERE name IN ('Id', 'TriedUtc', 'Error')) < 3 THEN -1
    WHEN (SELECT COUNT(*) FROM pragma_table_info('Outbox') WHERE name IN ('Number', 'Key', 'Kind', 'Body', 'QueuedUtc', 'NotBeforeUtc', 'Attempts', 'SetAsideReason')) < 8 THEN -1
    WHEN (SELECT COUNT(*) FROM pragma_table_info('Outbox') WHERE name IN ('Version', 'RefusedReason')) < 2 THEN 1
    ELSE 2
END;
