-- call-ids: deletes so many ids of finished calls of before the cut at the most. The clustered key leads to them; ids of calls that go on stay.
DELETE TOP (@Rows) FROM IdentBridge_Calls WHERE StartedUtc < @StartedBefore AND DateAndTime < @Before AND IsFinished = 1;
