-- triggers: the triggers on tables of this login's own schema.
SELECT t.name AS TableName, r.name AS Name
FROM sys.triggers r
JOIN sys.tables t ON t.object_id = r.parent_id
WHERE t.schema_id = SCHEMA_ID();
