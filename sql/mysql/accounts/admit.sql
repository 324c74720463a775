-- admit: goes before every GRANT. MariaDB's GRANT creates an account that is not there, without a password, unless this mode forbids it; MySQL does not know the mode.
SET SESSION sql_mode = CONCAT('STRICT_TRANS_TABLES', CASE WHEN VERSION() LIKE '%MariaDB%' THEN ',NO_AUTO_CREATE_USER' ELSE '' END);
