-- checks: the text of every table of this file; SQLite lists no CHECK by itself.
SELECT name AS TableName, NULL AS Name, sql AS Clause, 0 AS IsOff FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%';
