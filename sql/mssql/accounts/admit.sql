-- admit: the login's user in this database. A role of that name is an error: the rights would be its members', too.
IF NOT EXISTS (SELECT 1 FROM sys.database_principals WHERE name = $User$ AND type <> N'R')
    CREATE USER $Account$ FOR LOGIN $Account$ WITH DEFAULT_SCHEMA = $Schema$;
