-- count-finished-calls: how many began before the cut.
SELECT COUNT(*) FROM $FinishedCalls$ WHERE DateAndTime < @Before;
