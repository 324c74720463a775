-- add-finished-call: one call that has ended; a duplicate is an error. Batches repeat the row in the brackets.
INSERT INTO $FinishedCalls$
    (DateAndTime, Direction, PhoneFrom, PhoneTo, WaitInSeconds, TalkInSeconds, LineDescription, RecordUrl,
    UtmSource, UtmMedium, UtmCampaign, UtmTerm, UtmContent, HttpReferer)
VALUES
    (@DateAndTime, @Direction, @PhoneFrom, @PhoneTo, @WaitInSeconds, @TalkInSeconds, @LineDescription, @RecordUrl,
    @UtmSource, @UtmMedium, @UtmCampaign, @UtmTerm, @UtmContent, @HttpReferer);
