-- set-aside-old: records that have waited too long.
UPDATE Outbox SET SetAsideReason = @Reason WHERE SetAsideReason IS NULL AND QueuedUtc < @BeforeUtc;
