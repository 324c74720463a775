-- read-refused: what waits because the server does not take it, and why.
SELECT Kind, RefusedReason AS Reason, COUNT(*) AS Count FROM Outbox WHERE SetAsideReason IS NULL AND RefusedReason IS NOT NULL GROUP BY Kind, RefusedReason ORDER BY COUNT(*) DESC;
