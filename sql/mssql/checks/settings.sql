-- settings: those of the server and of this database that concern IDENT.
SELECT 'edition' AS Name, CAST(SERVERPROPERTY('EngineEdition') AS nvarchar(128)) AS Value
UNION ALL SELECT 'collation', CAST(DATABASEPROPERTYEX(DB_NAME(), 'Collation') AS nvarchar(128))
UNION ALL SELECT 'code_page', CAST(COLLATIONPROPERTY(CAST(DATABASEPROPERTYEX(DB_NAME(), 'Collation') AS nvarchar(128)), 'CodePage') AS nvarchar(128))
UNION ALL SELECT 'updateability', CAST(DATABASEPROPERTYEX(DB_NAME(), 'Updateability') AS nvarchar(128))
UNION ALL SELECT 'availability_group', CAST(replica_id AS nvarchar(128)) FROM sys.databases WHERE name = DB_NAME()
UNION ALL SELECT 'read_committed_snapshot', CAST(is_read_committed_snapshot_on AS nvarchar(128)) FROM sys.databases WHERE name = DB_NAME()
UNION ALL SELECT 'auto_close', CAST(is_auto_close_on AS nvarchar(128)) FROM sys.databases WHERE name = DB_NAME()
UNION ALL SELECT 'windows_logins_only', CAST(SERVERPROPERTY('IsIntegratedSecurityOnly') AS nvarchar(128));
