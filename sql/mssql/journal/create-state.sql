-- create-state: what DbUp's journal cannot hold of each script. One row a script.
IF NOT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = SCHEMA_NAME() AND TABLE_NAME = N'IdentBridge_Migrations')
    CREATE TABLE [IdentBridge_Migrations] (
        [ScriptName] nvarchar(255) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [State] varchar(20) NOT NULL,
        [Checksum] char(64) NULL,
        [StatementsDone] int NOT NULL,
        [StatementsTotal] int NOT NULL,
        [DoneChecksum] char(64) NULL,
        [Variables] nvarchar(1000) NULL,
        [StartedUtc] datetime2(3) NULL,
        [FinishedUtc] datetime2(3) NULL,
        [Login] nvarchar(256) NULL,
        [ToolVersion] nvarchar(100) NOT NULL,
        [Error] nvarchar(2000) NULL,
        CONSTRAINT [PK_IdentBridge_Migrations] PRIMARY KEY CLUSTERED ([ScriptName])
    );
