-- hidden: tables whose keys, checks and defaults the login may not see. Who owns the database sees all.
-- https://learn.microsoft.com/en-us/sql/relational-databases/security/metadata-visibility-configuration
SELECT t.name
FROM sys.tables t
WHERE t.schema_id = SCHEMA_ID()
    AND HAS_PERMS_BY_NAME(QUOTENAME(SCHEMA_NAME()) + N'.' + QUOTENAME(t.name), N'OBJECT', N'VIEW DEFINITION') = 0
    AND COALESCE(IS_ROLEMEMBER(N'db_owner'), 0) = 0
    AND COALESCE(IS_SRVROLEMEMBER(N'sysadmin'), 0) = 0;
