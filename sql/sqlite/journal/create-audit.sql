-- create-audit: what was accepted by hand, never changed and never deleted by the tool.
CREATE TABLE IF NOT EXISTS "IdentBridge_MigrationAudit" (
    "Id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "AtUtc" TEXT NOT NULL,
    "ScriptName" TEXT NOT NULL,
    "Action" TEXT NOT NULL,
    "OldChecksum" TEXT NULL,
    "NewChecksum" TEXT NULL,
    "Reason" TEXT NULL,
    "Login" TEXT NULL,
    "ToolVersion" TEXT NOT NULL
) STRICT;
