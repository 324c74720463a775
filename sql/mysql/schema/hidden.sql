-- hidden: tables of which the login sees unique keys but not the constraints that they are: MariaDB tells constraints and checks only to who may do more than read the database.
-- https://mariadb.com/docs/server/reference/system-tables/information-schema/information-schema-tables/information-schema-check_constraints-table
SELECT DISTINCT s.TABLE_NAME
FROM information_schema.STATISTICS s
LEFT JOIN information_schema.TABLE_CONSTRAINTS t ON t.TABLE_SCHEMA = s.TABLE_SCHEMA AND t.TABLE_NAME = s.TABLE_NAME
WHERE s.TABLE_SCHEMA = DATABASE() AND s.NON_UNIQUE = 0 AND t.CONSTRAINT_NAME IS NULL;
