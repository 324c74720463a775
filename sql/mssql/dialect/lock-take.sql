-- lock-take: the run lock of this database, for the session. 1 when taken, 0 when somebody else holds it; other codes are errors.
DECLARE @code int;
EXEC @code = sp_getapplock @Resource = @Name, @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 1000;
SELECT CASE WHEN @code >= 0 THEN 1 WHEN @code = -1 OR @code = -999 THEN 0 ELSE @code END;
