-- add-ongoing-call: a call that rings or is talked on; a duplicate is an error.
INSERT INTO $OngoingCalls$
    (DateAndTime, Direction, PhoneFrom, PhoneTo, WaitInSeconds, TalkInSeconds, LineDescription, RecordUrl,
    UtmSource, UtmMedium, UtmCampaign, UtmTerm, UtmContent, HttpReferer)
VALUES
    (@DateAndTime, @Direction, @PhoneFrom, @PhoneTo, @WaitInSeconds, @TalkInSeconds, @LineDescription, @RecordUrl,
    @UtmSource, @UtmMedium, @UtmCampaign, @UtmTerm, @UtmContent, @HttpReferer);
