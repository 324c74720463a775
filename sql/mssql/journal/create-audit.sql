-- create-audit: what was accepted by hand, never changed and never deleted by the tool.
IF NOT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = SCHEMA_NAME() AND TABLE_NAME = N'IdentBridge_MigrationAudit')
    CREATE TABLE [IdentBridge_MigrationAudit] (
        [Id] int IDENTITY(1,1) NOT NULL,
        [AtUtc] datetime2(3) NOT NULL,
        [ScriptName] nvarchar(255) NOT NULL,
        [Action] varchar(40) NOT NULL,
        [OldChecksum] char(64) NULL,
        [NewChecksum] char(64) NULL,
        [Reason] nvarchar(1000) NULL,
        [Login] nvarchar(256) NULL,
        [ToolVersion] nvarchar(100) NOT NULL,
        CONSTRAINT [PK_IdentBridge_MigrationAudit] PRIMARY KEY CLUSTERED ([Id])
    );
