-- admit: the login's user in this database. A role of that name is an error: the rights would be its members', too.
-- The user of a restored database belongs to a login of the other server, and gets the one of its name that is here.
IF NOT EXISTS (SELECT 1 FROM sys.database_principals WHERE name = $User$ AND type <> N'R')
    CREATE USER $Account$ FOR LOGIN $Account$ WITH DEFAULT_SCHEMA = $Schema$;
ELSE IF EXISTS (SELECT 1 FROM sys.database_principals WHERE name = $User$ AND authentication_type = 1 AND SUSER_SNAME(sid) IS NULL) AND SUSER_SID($User$) IS NOT NULL
    ALTER USER $Account$ WITH LOGIN = $Account$;
