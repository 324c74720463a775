-- value-origins: where the server has the value of a variable from: its configuration, or a SET GLOBAL that the next restart forgets. MariaDB only.
SELECT LOWER(VARIABLE_NAME) AS Name, GLOBAL_VALUE_ORIGIN AS Value FROM information_schema.SYSTEM_VARIABLES;
