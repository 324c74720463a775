-- read-state: all rows of the side table.
SELECT ScriptName, State, Checksum, StatementsDone, StatementsTotal, DoneChecksum, Variables, StartedUtc, FinishedUtc, Login, ToolVersion, Error
FROM IdentBridge_Migrations;
