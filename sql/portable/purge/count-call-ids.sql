-- count-call-ids: of how many finished calls of before the cut the ids are kept.
SELECT COUNT(*) FROM IdentBridge_Calls WHERE StartedUtc < @StartedBefore AND DateAndTime < @Before AND IsFinished = 1;
