-- info: who and where this session is, and which server it talks to.
SELECT
    CAST(@@VERSION AS nvarchar(400)) AS Version,
    CAST(@@SPID AS nvarchar(20)) AS SessionId,
    CAST(SUSER_SNAME() AS nvarchar(256)) AS Login,
    CAST(DB_NAME() AS nvarchar(128)) AS DatabaseName,
    CAST(SCHEMA_NAME() AS nvarchar(128)) AS SchemaName;
