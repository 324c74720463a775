-- checks: every CHECK of this login's own schema; one that is switched off, or was not checked against the rows that are there, says so. The text is NULL where it may not be seen.
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-catalog-views/sys-check-constraints-transact-sql
SELECT t.name AS TableName, c.name AS Name, OBJECT_DEFINITION(c.object_id) AS Clause,
    CASE WHEN c.is_disabled = 1 OR c.is_not_trusted = 1 THEN 1 ELSE 0 END AS IsOff
FROM sys.check_constraints c
JOIN sys.tables t ON t.object_id = c.parent_object_id
WHERE t.schema_id = SCHEMA_ID();
