-- drop: the user, and the login on the whole server.
IF EXISTS (SELECT 1 FROM sys.database_principals WHERE name = $User$)
    DROP USER $Account$;
IF EXISTS (SELECT 1 FROM sys.server_principals WHERE name = $User$)
    DROP LOGIN $Account$;
