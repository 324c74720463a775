-- now: the time in UTC.
SYSUTCDATETIME()
