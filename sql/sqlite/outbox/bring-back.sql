-- bring-back: what was set aside of a call or ticket of which the server has now taken another record, or of a call that has come after all, is tried again. The bracket is repeated for each.
UPDATE Outbox SET SetAsideReason = NULL, RefusedReason = NULL, Attempts = 0, NotBeforeUtc = ''
WHERE SetAsideReason IS NOT NULL
    AND CASE WHEN Key >= 'early ' AND Key < 'early!' THEN substr(Key, 7) ELSE Key END
        IN (SELECT CASE WHEN Key >= 'early ' AND Key < 'early!' THEN substr(Key, 7) ELSE Key END FROM Outbox WHERE Number IN (@Number));
