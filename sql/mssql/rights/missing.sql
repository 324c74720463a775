-- missing: the rights without which no table can be made, as the statement that gives them. What cannot be told counts as there.
SELECT N'GRANT CREATE TABLE TO ' + QUOTENAME(USER_NAME()) + N';' AS Remedy
WHERE HAS_PERMS_BY_NAME(DB_NAME(), N'DATABASE', N'CREATE TABLE') = 0
UNION ALL
SELECT N'GRANT ALTER ON SCHEMA::' + QUOTENAME(SCHEMA_NAME()) + N' TO ' + QUOTENAME(USER_NAME()) + N';' AS Remedy
WHERE HAS_PERMS_BY_NAME(SCHEMA_NAME(), N'SCHEMA', N'ALTER') = 0;
