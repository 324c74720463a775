-- galera-tables: tables that a Galera cluster does not keep alike on its nodes: of other engines, or without a key that names a row.
SELECT t.TABLE_NAME AS Name, CASE WHEN t.ENGINE = 'InnoDB' THEN NULL ELSE t.ENGINE END AS Value FROM information_schema.TABLES t
WHERE t.TABLE_SCHEMA = DATABASE() AND t.TABLE_TYPE = 'BASE TABLE'
    AND (t.ENGINE <> 'InnoDB' OR NOT EXISTS (
        SELECT 1 FROM information_schema.COLUMNS c WHERE c.TABLE_SCHEMA = t.TABLE_SCHEMA AND c.TABLE_NAME = t.TABLE_NAME AND c.COLUMN_KEY = 'PRI'))
ORDER BY t.TABLE_NAME;
