-- count-stale-ongoing: calls that have been going on since before a time.
SELECT COUNT(*) FROM $OngoingCalls$ WHERE DateAndTime < @Before;
