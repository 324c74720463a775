-- answer-call-id: when somebody picked up; the first word counts. 1 row when it does.
UPDATE IdentBridge_Calls SET AnsweredUtc = @AnsweredUtc WHERE CallId = @CallId AND IsFinished = 0 AND AnsweredUtc IS NULL;
