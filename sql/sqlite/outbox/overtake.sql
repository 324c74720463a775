-- overtake: takes out what was set aside and says the same of a call or ticket as a later record that the server has now taken: it would undo that. The bracket is repeated for each.
WITH Taken AS MATERIALIZED (
    SELECT CASE WHEN Key >= 'early ' AND Key < 'early!' THEN substr(Key, 7) ELSE Key END AS Subject, Kind, MAX(Number) AS Number
    FROM Outbox WHERE Number IN (@Number) GROUP BY 1, 2
)
DELETE FROM Outbox
WHERE SetAsideReason IS NOT NULL
    AND Number < (SELECT t.Number FROM Taken AS t WHERE t.Kind = Outbox.Kind AND t.Subject = CASE WHEN Outbox.Key >= 'early ' AND Outbox.Key < 'early!' THEN substr(Outbox.Key, 7) ELSE Outbox.Key END)
RETURNING Number;
