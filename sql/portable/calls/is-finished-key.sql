-- is-finished-key: 1 when the finished calls hold that key already.
SELECT COUNT(*) FROM $FinishedCalls$ WHERE DateAndTime = @DateAndTime AND Direction = @Direction AND PhoneFrom = @PhoneFrom AND PhoneTo = @PhoneTo;
