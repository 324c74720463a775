-- newest-finished-calls: the last 1,000 by time. The key serves it.
SELECT DateAndTime, Direction, PhoneFrom, PhoneTo, WaitInSeconds, TalkInSeconds, LineDescription, RecordUrl
FROM $FinishedCalls$
ORDER BY DateAndTime DESC
LIMIT 1000;
