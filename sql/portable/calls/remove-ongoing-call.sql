-- remove-ongoing-call: by its key; does nothing when it is gone.
DELETE FROM $OngoingCalls$ WHERE DateAndTime = @DateAndTime AND Direction = @Direction AND PhoneFrom = @PhoneFrom AND PhoneTo = @PhoneTo;
