-- foreign-keys: every foreign key between tables of this database.
SELECT TABLE_NAME AS TableName, CONSTRAINT_NAME AS Name, REFERENCED_TABLE_NAME AS ReferencedTable
FROM information_schema.REFERENTIAL_CONSTRAINTS
WHERE CONSTRAINT_SCHEMA = DATABASE();
