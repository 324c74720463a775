-- create-contained: a user with a password of its own in a contained database or in Azure SQL Database; one that is there is left as it is.
IF NOT EXISTS (SELECT 1 FROM sys.database_principals WHERE name = $User$ AND type <> N'R')
    CREATE USER $Account$ WITH PASSWORD = $Password$, DEFAULT_SCHEMA = $Schema$;
