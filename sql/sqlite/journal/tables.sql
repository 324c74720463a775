-- tables: the tables of this file.
SELECT name FROM sqlite_schema WHERE type = 'table';
