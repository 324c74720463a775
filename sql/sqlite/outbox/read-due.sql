-- read-due: of one kind the records that may be sent now, each the first of its key that waits; those never tried first.
SELECT Number, Kind, Version, Body, QueuedUtc, Attempts
FROM Outbox AS o
WHERE Kind = @Kind AND SetAsideReason IS NULL AND NotBeforeUtc <= @NowUtc
    AND NOT EXISTS (SELECT 1 FROM Outbox AS earlier WHERE earlier.Key = o.Key AND earlier.Number < o.Number AND earlier.SetAsideReason IS NULL)
ORDER BY NotBeforeUtc, Number
LIMIT @Count;
