-- create-state: what DbUp's journal cannot hold of each script. One row a script.
CREATE TABLE IF NOT EXISTS "IdentBridge_Migrations" (
    "ScriptName" TEXT NOT NULL PRIMARY KEY,
    "State" TEXT NOT NULL,
    "Checksum" TEXT NULL,
    "StatementsDone" INTEGER NOT NULL,
    "StatementsTotal" INTEGER NOT NULL,
    "DoneChecksum" TEXT NULL,
    "Variables" TEXT NULL,
    "StartedUtc" TEXT NULL,
    "FinishedUtc" TEXT NULL,
    "Login" TEXT NULL,
    "ToolVersion" TEXT NOT NULL,
    "Error" TEXT NULL
) STRICT;
