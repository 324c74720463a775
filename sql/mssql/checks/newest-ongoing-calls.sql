-- newest-ongoing-calls: the last 1,000 by time. The key serves it.
SELECT DateAndTime, Direction, PhoneFrom, PhoneTo, WaitInSeconds, TalkInSeconds, LineDescription, RecordUrl
FROM $OngoingCalls$
ORDER BY DateAndTime DESC
OFFSET 0 ROWS FETCH NEXT 1000 ROWS ONLY;
