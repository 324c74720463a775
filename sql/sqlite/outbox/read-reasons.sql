-- read-reasons: what was set aside, and why.
SELECT Kind, SetAsideReason AS Reason, COUNT(*) AS Count FROM Outbox WHERE SetAsideReason IS NOT NULL GROUP BY Kind, SetAsideReason ORDER BY COUNT(*) DESC;
