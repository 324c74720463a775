-- lock-take: the run lock of this database, for the connection. 1 when taken, 0 when somebody else holds it, NULL on an error.
SELECT CAST(GET_LOCK(@Name, 1) AS SIGNED);
