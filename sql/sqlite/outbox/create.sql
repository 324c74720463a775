-- create: the tables of an outbox file; does nothing where they are. WAL lets several processes in, FULL puts each commit on the disk, and what is deleted is overwritten, since it was of patients.
PRAGMA busy_timeout = 30000;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA secure_delete = ON;
CREATE TABLE IF NOT EXISTS Outbox (
    Number INTEGER PRIMARY KEY AUTOINCREMENT,
    Key TEXT NOT NULL,
    Kind TEXT NOT NULL,
    Body TEXT NOT NULL,
    QueuedUtc TEXT NOT NULL,
    NotBeforeUtc TEXT NOT NULL,
    Attempts INTEGER NOT NULL DEFAULT 0,
    SetAsideReason TEXT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS IX_Outbox_Key ON Outbox (Key, Number) WHERE SetAsideReason IS NULL;
CREATE INDEX IF NOT EXISTS IX_Outbox_SetAside ON Outbox (SetAsideReason) WHERE SetAsideReason IS NOT NULL;
CREATE TABLE IF NOT EXISTS Delivery (
    Id INTEGER PRIMARY KEY CHECK (Id = 1),
    TriedUtc TEXT NOT NULL,
    Error TEXT NULL
) STRICT;
