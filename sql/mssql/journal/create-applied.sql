-- create-applied: DbUp's own journal, to the letter.
IF NOT EXISTS (SELECT 1 FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = SCHEMA_NAME() AND TABLE_NAME = N'SchemaVersions')
    CREATE TABLE [SchemaVersions] (
        [Id] int identity(1,1) not null constraint [PK_SchemaVersions_Id] primary key,
        [ScriptName] nvarchar(255) not null,
        [Applied] datetime not null
    );
