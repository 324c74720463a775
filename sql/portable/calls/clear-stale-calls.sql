-- clear-stale-calls: ongoing calls that began before a time and whose end nobody told.
DELETE FROM $OngoingCalls$ WHERE DateAndTime < @Before;
