-- keys: every column of every key and index of this database; one that covers only the beginning of a column says so.
SELECT TABLE_NAME AS TableName, INDEX_NAME AS Name,
    CASE WHEN INDEX_NAME = 'PRIMARY' THEN 'primary' WHEN NON_UNIQUE = 0 THEN 'unique' ELSE 'index' END AS Kind,
    CASE WHEN INDEX_NAME = 'PRIMARY' THEN 1 ELSE 0 END AS IsClustered,
    0 AS IsOff,
    CAST(SEQ_IN_INDEX AS SIGNED) AS Position,
    CONCAT(COALESCE(COLUMN_NAME, '(expression)'), CASE WHEN SUB_PART IS NULL THEN '' ELSE CONCAT('(', SUB_PART, ')') END) AS ColumnName
FROM information_schema.STATISTICS
WHERE TABLE_SCHEMA = DATABASE();
