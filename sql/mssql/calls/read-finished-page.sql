-- read-finished-page: the first so many calls of a window, both ends included. The key serves it.
SELECT TOP (@Rows) DateAndTime, Direction, PhoneFrom, PhoneTo, WaitInSeconds, TalkInSeconds, LineDescription, RecordUrl,
    UtmSource, UtmMedium, UtmCampaign, UtmTerm, UtmContent, HttpReferer
FROM $FinishedCalls$
WHERE DateAndTime >= @WindowFrom AND DateAndTime <= @WindowTo
ORDER BY DateAndTime, Direction, PhoneFrom, PhoneTo;
