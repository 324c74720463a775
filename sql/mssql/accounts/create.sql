-- create: a login under the server's password policy; one that is there is left as it is, its password, too.
IF NOT EXISTS (SELECT 1 FROM sys.server_principals WHERE name = $User$)
    CREATE LOGIN $Account$ WITH PASSWORD = $Password$;
