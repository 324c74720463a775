-- settings: those of the server that a new session of any client gets, and the database's own character set.
SELECT 'sql_mode' AS Name, @@GLOBAL.sql_mode AS Value
UNION ALL SELECT 'lower_case_table_names', CAST(@@GLOBAL.lower_case_table_names AS CHAR)
UNION ALL SELECT 'explicit_defaults_for_timestamp', CAST(@@GLOBAL.explicit_defaults_for_timestamp AS CHAR)
UNION ALL SELECT 'character_set_database', @@character_set_database
UNION ALL SELECT 'max_allowed_packet', CAST(@@GLOBAL.max_allowed_packet AS CHAR)
UNION ALL SELECT 'wait_timeout', CAST(@@GLOBAL.wait_timeout AS CHAR)
UNION ALL SELECT 'read_only', CAST(@@GLOBAL.read_only AS CHAR);
