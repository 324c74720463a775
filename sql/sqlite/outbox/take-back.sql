-- take-back: records that were set aside are tried again, as if they had come now.
UPDATE Outbox SET SetAsideReason = NULL, RefusedReason = NULL, Attempts = 0, NotBeforeUtc = '', QueuedUtc = @NowUtc WHERE SetAsideReason IS NOT NULL;
