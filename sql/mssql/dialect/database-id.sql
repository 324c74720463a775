-- database-id: NULL when there is no such database (every login may see their names, unless that was taken from it).
SELECT CAST(DB_ID(@Name) AS int);
