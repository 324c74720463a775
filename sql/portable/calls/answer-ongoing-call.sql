-- answer-ongoing-call: somebody has picked up. Talk time 0 tells it from a call that nobody answered.
UPDATE $OngoingCalls$ SET WaitInSeconds = @WaitInSeconds, TalkInSeconds = 0 WHERE DateAndTime = @DateAndTime AND Direction = @Direction AND PhoneFrom = @PhoneFrom AND PhoneTo = @PhoneTo;
