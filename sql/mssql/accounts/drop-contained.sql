-- drop-contained: the user; the server knows no login of it.
IF EXISTS (SELECT 1 FROM sys.database_principals WHERE name = $User$)
    DROP USER $Account$;
