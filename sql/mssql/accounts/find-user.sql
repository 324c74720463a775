-- find-user: 1 when the account has a user in this database; REVOKE from one that has none is an error.
SELECT COUNT(*) FROM sys.database_principals WHERE name = $User$ AND type <> N'R';
