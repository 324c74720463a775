-- lacking-writes: what the login may not do with a table of the schedule.
SELECT p.Name FROM (SELECT 'INSERT' AS Name UNION ALL SELECT 'UPDATE' UNION ALL SELECT 'DELETE') p
WHERE COALESCE(HAS_PERMS_BY_NAME(QUOTENAME(@TableName), 'OBJECT', p.Name), 0) = 0;
