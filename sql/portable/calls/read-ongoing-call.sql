-- read-ongoing-call: the one call of a key.
SELECT DateAndTime, Direction, PhoneFrom, PhoneTo, WaitInSeconds, TalkInSeconds, LineDescription, RecordUrl,
    UtmSource, UtmMedium, UtmCampaign, UtmTerm, UtmContent, HttpReferer
FROM $OngoingCalls$
WHERE DateAndTime = @DateAndTime AND Direction = @Direction AND PhoneFrom = @PhoneFrom AND PhoneTo = @PhoneTo;
