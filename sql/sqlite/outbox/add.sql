-- add: one record, behind all others of its key, and due whatever the clock says.
INSERT INTO Outbox (Key, Kind, Version, Body, QueuedUtc, NotBeforeUtc) VALUES (@Key, @Kind, @Version, @Body, @NowUtc, '');
