-- wide-rights: what the login may do beyond reading calls and tickets and writing the schedule. Rights that come by a role are not in these tables.
SELECT privilege_type AS Name FROM information_schema.user_privileges
WHERE grantee = CONCAT('''', REPLACE(CURRENT_USER(), '@', '''@'''), '''') AND privilege_type <> 'USAGE'
UNION
SELECT CONCAT(privilege_type, ' ON ', table_schema, '.*') FROM information_schema.schema_privileges
WHERE grantee = CONCAT('''', REPLACE(CURRENT_USER(), '@', '''@'''), '''') AND privilege_type <> 'SELECT'
UNION
SELECT CONCAT(privilege_type, ' ON ', table_name) FROM information_schema.table_privileges
WHERE grantee = CONCAT('''', REPLACE(CURRENT_USER(), '@', '''@'''), '''') AND privilege_type <> 'SELECT' AND table_name IN (@FinishedCalls, @OngoingCalls, @Tickets);
