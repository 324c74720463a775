-- release: frees the run lock of this session.
DECLARE @code int;
EXEC @code = sp_releaseapplock @Resource = @Name, @LockOwner = N'Session';
SELECT @code;
