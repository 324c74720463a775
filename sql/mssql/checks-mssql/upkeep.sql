-- upkeep: what a DBA looks after: the level of compatibility, files that grow by percent, and a log that no backup empties.
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-catalog-views/sys-databases-transact-sql
SELECT d.compatibility_level AS CompatibilityLevel,
    CAST(SERVERPROPERTY('ProductMajorVersion') AS int) AS MajorVersion,
    d.recovery_model_desc AS RecoveryModel,
    d.log_reuse_wait_desc AS LogWait,
    (SELECT COUNT(*) FROM sys.database_files f WHERE f.is_percent_growth = 1 AND f.growth > 0) AS PercentFiles,
    (SELECT TOP (1) f.name FROM sys.database_files f WHERE f.is_percent_growth = 1 AND f.growth > 0 ORDER BY f.file_id) AS PercentFile,
    (SELECT COALESCE(SUM(CAST(f.size AS bigint)), 0) * 8192 FROM sys.database_files f WHERE f.type = 0) AS DataBytes,
    (SELECT COALESCE(SUM(CAST(f.size AS bigint)), 0) * 8192 FROM sys.database_files f WHERE f.type = 1) AS LogBytes
FROM sys.databases d
WHERE d.name = DB_NAME();
