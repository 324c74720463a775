-- set-record-url: the recording came after the call; 1 row when the call is there.
UPDATE $FinishedCalls$ SET RecordUrl = @RecordUrl WHERE DateAndTime = @DateAndTime AND Direction = @Direction AND PhoneFrom = @PhoneFrom AND PhoneTo = @PhoneTo;
