-- keys: every column of every key and index of this login's own schema; a filtered one says so.
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-catalog-views/sys-indexes-transact-sql
SELECT t.name AS TableName, i.name AS Name,
    CASE WHEN i.is_primary_key = 1 THEN 'primary' WHEN i.is_unique_constraint = 1 THEN 'unique' WHEN i.is_unique = 1 THEN 'unique-index' ELSE 'index' END AS Kind,
    CASE WHEN i.type = 1 THEN 1 ELSE 0 END AS IsClustered,
    CAST(i.is_disabled AS int) AS IsOff,
    CAST(c.key_ordinal AS int) AS Position,
    k.name + CASE WHEN i.has_filter = 1 THEN ' filtered' ELSE '' END AS ColumnName
FROM sys.indexes i
JOIN sys.tables t ON t.object_id = i.object_id
JOIN sys.index_columns c ON c.object_id = i.object_id AND c.index_id = i.index_id
JOIN sys.columns k ON k.object_id = c.object_id AND k.column_id = c.column_id
WHERE t.schema_id = SCHEMA_ID() AND c.key_ordinal > 0 AND i.is_hypothetical = 0;
