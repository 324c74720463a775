-- begin: one script of the plan; a script that somebody has applied meanwhile ends the run.
IF EXISTS (SELECT 1 FROM SchemaVersions WHERE ScriptName = $Script$)
BEGIN
    RAISERROR(N'A script of this file has been applied meanwhile. Make a new file.', 16, 1);
    SET NOEXEC ON;
END
GO
BEGIN TRANSACTION;
GO
