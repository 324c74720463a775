-- rename: gives a column, key, index or check another name.
-- https://learn.microsoft.com/en-us/sql/relational-databases/system-stored-procedures/sp-rename-transact-sql
EXEC sp_rename $Object$, $NewName$, $What$
