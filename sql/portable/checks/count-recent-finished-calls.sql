-- count-recent-finished-calls: how many there are in a window. The key serves it.
SELECT COUNT(*) FROM $FinishedCalls$ WHERE DateAndTime >= @WindowFrom AND DateAndTime < @WindowTo;
