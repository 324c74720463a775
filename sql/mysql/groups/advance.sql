-- advance: how far a script has come, written in its own session and transaction. So it must mean the same whatever that session
-- was told of character sets, quotes and backslashes: the script's name comes as the hex digits of its UTF-8.
UPDATE IdentBridge_Migrations
SET StatementsDone = @StatementsDone, DoneChecksum = @DoneChecksum
WHERE ScriptName = CONVERT(UNHEX(@ScriptNameHex) USING utf8mb4) COLLATE utf8mb4_bin;
