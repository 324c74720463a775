-- add-state: the first row of a script in the side table.
INSERT INTO IdentBridge_Migrations
    (ScriptName, State, Checksum, StatementsDone, StatementsTotal, DoneChecksum, Variables, StartedUtc, FinishedUtc, Login, ToolVersion, Error)
VALUES
    (@ScriptName, @State, @Checksum, @StatementsDone, @StatementsTotal, @DoneChecksum, @Variables, @StartedUtc, @FinishedUtc, @Login, @ToolVersion, @Error);
