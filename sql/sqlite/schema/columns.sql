-- columns: every column of this file.
SELECT t.name AS TableName, c.name AS Name, c.cid + 1 AS Position, c.type AS Type, c."notnull" = 0 AS IsNullable, c.dflt_value AS DefaultText, NULL AS DefaultName,
    CASE WHEN c.hidden IN (2, 3) THEN 'generated' ELSE '' END AS Extra, NULL AS Collation
FROM pragma_table_list t
JOIN pragma_table_xinfo(t.name) c
WHERE t.schema = 'main' AND t.name NOT LIKE 'sqlite%';
