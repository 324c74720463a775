-- tables: the tables and views of this file.
SELECT name FROM sqlite_schema WHERE type IN ('table', 'view');
