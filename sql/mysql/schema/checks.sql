-- checks: every CHECK of this database. In MariaDB its name is unique in its table only; only MySQL can switch it off.
-- https://mariadb.com/docs/server/reference/system-tables/information-schema/information-schema-tables/information-schema-check_constraints-table
-- https://dev.mysql.com/doc/refman/8.4/en/information-schema-table-constraints-table.html
SELECT t.TABLE_NAME AS TableName, t.CONSTRAINT_NAME AS Name, c.CHECK_CLAUSE AS Clause,
    0 /*!80016 + CASE WHEN t.ENFORCED = 'NO' THEN 1 ELSE 0 END */ AS IsOff
FROM information_schema.TABLE_CONSTRAINTS t
JOIN information_schema.CHECK_CONSTRAINTS c ON c.CONSTRAINT_SCHEMA = t.CONSTRAINT_SCHEMA AND c.CONSTRAINT_NAME = t.CONSTRAINT_NAME /*M!100201 AND c.TABLE_NAME = t.TABLE_NAME */
WHERE t.CONSTRAINT_SCHEMA = DATABASE() AND t.CONSTRAINT_TYPE = 'CHECK';
