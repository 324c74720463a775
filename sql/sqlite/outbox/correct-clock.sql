-- correct-clock: records that were postponed by a clock that was ahead, to a time that lies too far off, are due now.
UPDATE Outbox SET NotBeforeUtc = @NowUtc WHERE SetAsideReason IS NULL AND NotBeforeUtc > @LatestUtc;
