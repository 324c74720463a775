-- read-due: the first waiting record of each key that may be sent now, in the order of arrival.
SELECT Number, Key, Kind, Body, Attempts
FROM Outbox AS o
WHERE SetAsideReason IS NULL AND NotBeforeUtc <= @NowUtc
    AND NOT EXISTS (SELECT 1 FROM Outbox AS earlier WHERE earlier.Key = o.Key AND earlier.Number < o.Number AND earlier.SetAsideReason IS NULL)
ORDER BY Number
LIMIT @Count;
