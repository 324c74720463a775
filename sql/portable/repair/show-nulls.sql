-- show-nulls: how many rows leave empty what must not be.
SELECT COUNT(*) FROM $Table$ WHERE $Name$ IS NULL
