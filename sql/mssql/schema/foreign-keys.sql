-- foreign-keys: every foreign key of this login's own schema.
SELECT t.name AS TableName, f.name AS Name, r.name AS ReferencedTable
FROM sys.foreign_keys f
JOIN sys.tables t ON t.object_id = f.parent_object_id
JOIN sys.tables r ON r.object_id = f.referenced_object_id
WHERE t.schema_id = SCHEMA_ID();
