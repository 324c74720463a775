-- take-back: records that were set aside are tried again, as if they had come now.
UPDATE Outbox SET SetAsideReason = NULL, Attempts = 0, NotBeforeUtc = @NowUtc, QueuedUtc = @NowUtc WHERE SetAsideReason IS NOT NULL;
