-- encryption: whether this session is encrypted. Which protocol it is, the server does not tell.
SELECT CASE encrypt_option WHEN 'TRUE' THEN 'TLS' ELSE '' END AS Value FROM sys.dm_exec_connections WHERE session_id = @@SPID;
