-- set-state: the whole row of a script that the side table knows.
UPDATE IdentBridge_Migrations
SET State = @State, Checksum = @Checksum, StatementsDone = @StatementsDone, StatementsTotal = @StatementsTotal, DoneChecksum = @DoneChecksum,
    Variables = @Variables, StartedUtc = @StartedUtc, FinishedUtc = @FinishedUtc, Login = @Login, ToolVersion = @ToolVersion, Error = @Error
WHERE ScriptName = @ScriptName;
