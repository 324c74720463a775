-- close: the foot of a generated script.
SET NOEXEC OFF;
GO
IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
IF APPLOCK_MODE(N'public', N'IdentDbBridge', N'Session') <> N'NoLock'
    EXEC sp_releaseapplock @Resource = N'IdentDbBridge', @LockOwner = N'Session';
GO
