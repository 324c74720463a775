-- complete-finished-call: the true end of a call that was entered before it was known; 1 row when the call is there.
UPDATE $FinishedCalls$ SET WaitInSeconds = @WaitInSeconds, TalkInSeconds = @TalkInSeconds, RecordUrl = COALESCE(@RecordUrl, RecordUrl) WHERE DateAndTime = @DateAndTime AND Direction = @Direction AND PhoneFrom = @PhoneFrom AND PhoneTo = @PhoneTo;
