-- is-contained: 1 where users have their passwords in the database itself: a contained one, and every one of Azure SQL Database (edition 5), which has no logins to see.
-- https://learn.microsoft.com/en-us/sql/relational-databases/security/contained-database-users-making-your-database-portable
SELECT CASE WHEN containment = 1 OR CAST(SERVERPROPERTY('EngineEdition') AS int) = 5 THEN 1 ELSE 0 END FROM sys.databases WHERE name = DB_NAME();
