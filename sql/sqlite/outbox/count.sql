-- count: all records, set aside or not.
SELECT COUNT(*) FROM Outbox;
