-- read-call-id: the call of an id of the phone system.
SELECT CallId, IsFinished, DateAndTime, Direction, PhoneFrom, PhoneTo, StartedUtc, AnsweredUtc
FROM IdentBridge_Calls
WHERE CallId = @CallId;
