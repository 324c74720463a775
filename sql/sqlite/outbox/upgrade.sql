-- upgrade: an outbox without versions.
ALTER TABLE Outbox ADD COLUMN Version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE Outbox ADD COLUMN RefusedReason TEXT NULL;
