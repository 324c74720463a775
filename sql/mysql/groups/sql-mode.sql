-- sql-mode: how the session reads quotes and backslashes.
SELECT @@sql_mode;
