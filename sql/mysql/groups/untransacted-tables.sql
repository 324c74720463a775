-- untransacted-tables: how many tables of this database no transaction takes rows back from, as MyISAM's and Aria's.
SELECT COUNT(*)
FROM information_schema.TABLES t
WHERE t.TABLE_SCHEMA = DATABASE()
    AND t.TABLE_TYPE = 'BASE TABLE'
    AND NOT EXISTS (SELECT 1 FROM information_schema.ENGINES e WHERE e.ENGINE = t.ENGINE AND e.TRANSACTIONS = 'YES');
