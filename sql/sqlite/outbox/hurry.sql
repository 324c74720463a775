-- hurry: records that were postponed are tried at once.
UPDATE Outbox SET NotBeforeUtc = @NowUtc WHERE SetAsideReason IS NULL AND NotBeforeUtc > @NowUtc;
