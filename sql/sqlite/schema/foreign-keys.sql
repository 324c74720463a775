-- foreign-keys: every foreign key of this file; SQLite does not tell their names.
SELECT t.name AS TableName, '' AS Name, f."table" AS ReferencedTable
FROM pragma_table_list t
JOIN pragma_foreign_key_list(t.name) f
WHERE t.schema = 'main' AND f.seq = 0;
