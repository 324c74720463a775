-- columns: every column of this login's own schema.
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-information-schema-views/columns-transact-sql
SELECT c.TABLE_NAME AS TableName, c.COLUMN_NAME AS Name, CAST(c.ORDINAL_POSITION AS int) AS Position,
    c.DATA_TYPE + CASE
        WHEN c.DATA_TYPE IN ('text', 'ntext', 'image', 'xml') THEN ''
        WHEN c.CHARACTER_MAXIMUM_LENGTH = -1 THEN '(max)'
        WHEN c.CHARACTER_MAXIMUM_LENGTH IS NOT NULL THEN '(' + CAST(c.CHARACTER_MAXIMUM_LENGTH AS varchar(10)) + ')'
        WHEN c.DATA_TYPE IN ('datetime2', 'datetimeoffset', 'time') THEN '(' + CAST(c.DATETIME_PRECISION AS varchar(10)) + ')'
        WHEN c.DATA_TYPE IN ('decimal', 'numeric') THEN '(' + CAST(c.NUMERIC_PRECISION AS varchar(10)) + ',' + CAST(c.NUMERIC_SCALE AS varchar(10)) + ')'
        ELSE '' END AS Type,
    CASE WHEN c.IS_NULLABLE = 'YES' THEN 1 ELSE 0 END AS IsNullable,
    c.COLUMN_DEFAULT AS DefaultText,
    d.name AS DefaultName,
    CASE WHEN k.is_identity = 1 THEN 'identity' WHEN k.is_computed = 1 THEN 'computed' ELSE '' END AS Extra,
    c.COLLATION_NAME AS Collation
FROM INFORMATION_SCHEMA.COLUMNS c
LEFT JOIN sys.columns k ON k.object_id = OBJECT_ID(QUOTENAME(c.TABLE_SCHEMA) + '.' + QUOTENAME(c.TABLE_NAME)) AND k.name = c.COLUMN_NAME COLLATE DATABASE_DEFAULT
LEFT JOIN sys.default_constraints d ON d.object_id = k.default_object_id
WHERE c.TABLE_SCHEMA = SCHEMA_NAME();
