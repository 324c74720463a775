-- finished-calls: deletes so many of before the cut at the most. The clustered key leads to them.
DELETE TOP (@Rows) FROM $FinishedCalls$ WHERE DateAndTime < @Before;
