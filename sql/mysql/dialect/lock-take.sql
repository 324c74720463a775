-- lock-take: the run lock of this database, for the connection, which idles longer than many servers allow while a statement
-- runs on another. 1 when taken, 0 when somebody else holds it, NULL on an error.
SET SESSION wait_timeout = 2147483;
SELECT CAST(GET_LOCK(@Name, 1) AS SIGNED);
