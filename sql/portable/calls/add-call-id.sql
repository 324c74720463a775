-- add-call-id: the phone system's id of a call; a duplicate is an error.
INSERT INTO IdentBridge_Calls (CallId, IsFinished, DateAndTime, Direction, PhoneFrom, PhoneTo, StartedUtc, AnsweredUtc)
VALUES (@CallId, @IsFinished, @DateAndTime, @Direction, @PhoneFrom, @PhoneTo, @StartedUtc, @AnsweredUtc);
