-- keys: every column of every key and index of this file; a partial one, or one with a collation of its own, says so. A primary key without an index is the rowid.
SELECT t.name AS TableName, i.name AS Name, CASE WHEN i.origin = 'pk' THEN 'primary' WHEN i.origin = 'u' THEN 'unique' WHEN i."unique" THEN 'unique-index' ELSE 'index' END AS Kind,
    i.origin = 'pk' AS IsClustered, 0 AS IsOff, c.seqno + 1 AS Position,
    coalesce(c.name, '(expression)') || CASE WHEN i.partial THEN ' filtered' ELSE '' END || CASE WHEN c.coll <> 'BINARY' THEN ' ' || c.coll ELSE '' END AS ColumnName
FROM pragma_table_list t
JOIN pragma_index_list(t.name) i
JOIN pragma_index_xinfo(i.name) c
WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND c.key
UNION ALL
SELECT t.name, 'rowid', 'primary', 1, 0, c.pk, c.name
FROM pragma_table_list t
JOIN pragma_table_info(t.name) c
WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND c.pk > 0
    AND NOT EXISTS (SELECT 1 FROM pragma_index_list(t.name) WHERE origin = 'pk');
