-- add: one record, behind all others of its key.
INSERT INTO Outbox (Key, Kind, Body, QueuedUtc, NotBeforeUtc) VALUES (@Key, @Kind, @Body, @NowUtc, @NowUtc);
