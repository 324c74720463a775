-- lock-holder: the session that holds the run lock; needs VIEW SERVER STATE.
SELECT
    CAST(s.session_id AS nvarchar(20)) AS SessionId,
    CAST(s.host_name AS nvarchar(256)) AS Host,
    CAST(s.program_name AS nvarchar(256)) AS Program,
    CAST(s.login_name AS nvarchar(256)) AS Login,
    DATEADD(minute, DATEDIFF(minute, GETDATE(), GETUTCDATE()), s.last_request_start_time) AS SinceUtc
FROM sys.dm_tran_locks l
JOIN sys.dm_exec_sessions s ON s.session_id = l.request_session_id
WHERE l.resource_type = N'APPLICATION'
    AND l.resource_database_id = DB_ID()
    AND l.request_status = N'GRANT'
    AND l.resource_description LIKE N'%' + @Name + N'%';
