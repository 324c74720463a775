-- tables: the tables and views of this login's own schema, each with the collation of the database.
SELECT TABLE_NAME AS Name, CASE WHEN TABLE_TYPE = 'VIEW' THEN 1 ELSE 0 END AS IsView, NULL AS Engine, NULL AS RowFormat,
    CAST(DATABASEPROPERTYEX(DB_NAME(), 'Collation') AS nvarchar(128)) AS Collation
FROM INFORMATION_SCHEMA.TABLES
WHERE TABLE_SCHEMA = SCHEMA_NAME();
