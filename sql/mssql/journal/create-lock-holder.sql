-- create-lock-holder: who took the run lock last; speaks only while the lock itself is held.
IF NOT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = SCHEMA_NAME() AND TABLE_NAME = N'IdentBridge_RunLock')
    CREATE TABLE [IdentBridge_RunLock] (
        [Id] int NOT NULL,
        [SessionId] nvarchar(20) NOT NULL,
        [Host] nvarchar(256) NOT NULL,
        [Program] nvarchar(256) NOT NULL,
        [Login] nvarchar(256) NULL,
        [SinceUtc] datetime2(3) NOT NULL,
        CONSTRAINT [PK_IdentBridge_RunLock] PRIMARY KEY CLUSTERED ([Id])
    );
