-- create: the tables of an outbox file; does nothing where they are. A version that is not given is 1: the records of 0.1's first days have none.
CREATE TABLE IF NOT EXISTS Outbox (
    Number INTEGER PRIMARY KEY AUTOINCREMENT,
    Key TEXT NOT NULL,
    Kind TEXT NOT NULL,
    Body TEXT NOT NULL,
    QueuedUtc TEXT NOT NULL,
    NotBeforeUtc TEXT NOT NULL,
    Attempts INTEGER NOT NULL DEFAULT 0,
    SetAsideReason TEXT NULL,
    Version INTEGER NOT NULL DEFAULT 1,
    RefusedReason TEXT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS IX_Outbox_Key ON Outbox (Key, Number) WHERE SetAsideReason IS NULL;
CREATE INDEX IF NOT EXISTS IX_Outbox_SetAside ON Outbox (SetAsideReason) WHERE SetAsideReason IS NOT NULL;
CREATE INDEX IF NOT EXISTS IX_Outbox_Due ON Outbox (Kind, NotBeforeUtc, Number) WHERE SetAsideReason IS NULL;
CREATE TABLE IF NOT EXISTS Delivery (
    Id INTEGER PRIMARY KEY CHECK (Id = 1),
    TriedUtc TEXT NOT NULL,
    Error TEXT NULL
) STRICT;
