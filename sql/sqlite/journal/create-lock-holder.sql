-- create-lock-holder: who took the run lock last; speaks only while the lock itself is held.
CREATE TABLE IF NOT EXISTS "IdentBridge_RunLock" (
    "Id" INTEGER PRIMARY KEY,
    "SessionId" TEXT NOT NULL,
    "Host" TEXT NOT NULL,
    "Program" TEXT NOT NULL,
    "Login" TEXT NULL,
    "SinceUtc" TEXT NOT NULL
) STRICT;
