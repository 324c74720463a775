-- read-totals: how much waits, since when, how much of it bears a time to come, and how the last delivery went.
SELECT COUNT(*) - COUNT(SetAsideReason) AS Waiting, COUNT(SetAsideReason) AS SetAside,
    MIN(CASE WHEN SetAsideReason IS NULL THEN QueuedUtc END) AS OldestUtc,
    COUNT(CASE WHEN SetAsideReason IS NULL AND QueuedUtc > @LatestUtc THEN 1 END) AS Ahead,
    (SELECT TriedUtc FROM Delivery) AS TriedUtc, (SELECT Error FROM Delivery) AS Error
FROM Outbox;
