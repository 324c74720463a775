-- open: the head of a generated script: the right database, the run lock, and a stop at the first error.
SET XACT_ABORT ON;
SET QUOTED_IDENTIFIER ON;
GO
IF DB_NAME() <> $Database$
BEGIN
    RAISERROR(N'This script was made for another database. Nothing was run.', 16, 1);
    SET NOEXEC ON;
END
GO
DECLARE @code int;
EXEC @code = sp_getapplock @Resource = N'IdentDbBridge', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 60000;
IF @code < 0
BEGIN
    RAISERROR(N'Another run holds the run lock. Nothing was run.', 16, 1);
    SET NOEXEC ON;
END
GO
