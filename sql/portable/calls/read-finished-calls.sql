-- read-finished-calls: what IDENT reads: the calls of a window, both ends included. The key serves it.
SELECT DateAndTime, Direction, PhoneFrom, PhoneTo, WaitInSeconds, TalkInSeconds, LineDescription, RecordUrl,
    UtmSource, UtmMedium, UtmCampaign, UtmTerm, UtmContent, HttpReferer
FROM $FinishedCalls$
WHERE DateAndTime >= @WindowFrom AND DateAndTime <= @WindowTo
ORDER BY DateAndTime, Direction, PhoneFrom, PhoneTo;
