-- find: 1 when the login is there.
SELECT COUNT(*) FROM sys.server_principals WHERE name = $User$;
