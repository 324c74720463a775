-- read-known-keys: the keys of the finished calls of these times. The bracket is repeated for each time.
SELECT DateAndTime, Direction, PhoneFrom, PhoneTo FROM $FinishedCalls$ WHERE DateAndTime IN (@DateAndTime);
