-- read-kinds: the kinds that wait, and until when the last of each was postponed.
SELECT Kind, MAX(NotBeforeUtc) AS LastNotBefore FROM Outbox WHERE SetAsideReason IS NULL GROUP BY Kind;
