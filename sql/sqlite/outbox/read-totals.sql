-- read-totals: how much waits, since when, and how the last delivery went.
SELECT COUNT(*) - COUNT(SetAsideReason) AS Waiting, COUNT(SetAsideReason) AS SetAside,
    MIN(CASE WHEN SetAsideReason IS NULL THEN QueuedUtc END) AS OldestUtc,
    (SELECT TriedUtc FROM Delivery) AS TriedUtc, (SELECT Error FROM Delivery) AS Error
FROM Outbox;
