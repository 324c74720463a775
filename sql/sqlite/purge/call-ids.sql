-- call-ids: deletes the oldest ids of finished calls of before the cut, so many at the most. The key leads to them; ids of calls that go on stay.
DELETE FROM IdentBridge_Calls WHERE (StartedUtc, CallId) IN (
    SELECT StartedUtc, CallId FROM IdentBridge_Calls
    WHERE StartedUtc < @StartedBefore AND DateAndTime < @Before AND IsFinished = 1
    ORDER BY StartedUtc, CallId
    LIMIT @Rows);
