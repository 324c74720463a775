-- columns: every column of this database. MariaDB writes the text NULL for a column without default, MySQL notes DEFAULT_GENERATED.
-- https://mariadb.com/docs/server/reference/system-tables/information-schema/information-schema-tables/information-schema-columns-table
-- https://dev.mysql.com/doc/refman/8.4/en/information-schema-columns-table.html
SELECT TABLE_NAME AS TableName, COLUMN_NAME AS Name, CAST(ORDINAL_POSITION AS SIGNED) AS Position, COLUMN_TYPE AS Type,
    CASE WHEN IS_NULLABLE = 'YES' THEN 1 ELSE 0 END AS IsNullable,
    CASE WHEN COLUMN_DEFAULT = 'NULL' THEN NULL ELSE COLUMN_DEFAULT END AS DefaultText,
    NULL AS DefaultName,
    TRIM(REPLACE(LOWER(EXTRA), 'default_generated', '')) AS Extra,
    COLLATION_NAME AS Collation
FROM information_schema.COLUMNS
WHERE TABLE_SCHEMA = DATABASE();
