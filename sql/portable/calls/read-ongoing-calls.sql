-- read-ongoing-calls: what IDENT reads: the ongoing calls of a window, both ends included. The key serves it.
SELECT DateAndTime, Direction, PhoneFrom, PhoneTo, WaitInSeconds, TalkInSeconds, LineDescription, RecordUrl,
    UtmSource, UtmMedium, UtmCampaign, UtmTerm, UtmContent, HttpReferer
FROM $OngoingCalls$
WHERE DateAndTime >= @WindowFrom AND DateAndTime <= @WindowTo
ORDER BY DateAndTime, Direction, PhoneFrom, PhoneTo;
