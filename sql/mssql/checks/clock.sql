-- clock: the server's own time, local and UTC.
SELECT SYSDATETIME() AS Local, SYSUTCDATETIME() AS Utc;
