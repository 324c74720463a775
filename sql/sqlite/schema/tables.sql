-- tables: the tables and views of this file, with what they are made of.
SELECT name AS Name, type = 'view' AS IsView,
    CASE WHEN strict AND wr THEN 'STRICT, WITHOUT ROWID' WHEN strict THEN 'STRICT' WHEN wr THEN 'WITHOUT ROWID' ELSE '' END AS Engine,
    NULL AS RowFormat, NULL AS Collation
FROM pragma_table_list
WHERE schema = 'main' AND name NOT LIKE 'sqlite%';
