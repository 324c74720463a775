-- read-known-window: the keys of the finished calls of a window, both ends included, at most so many.
SELECT DateAndTime, Direction, PhoneFrom, PhoneTo FROM $FinishedCalls$ WHERE DateAndTime >= @WindowFrom AND DateAndTime <= @WindowTo LIMIT @Rows;
