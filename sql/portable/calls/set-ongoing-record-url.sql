-- set-ongoing-record-url: the recording is known while the call goes on.
UPDATE $OngoingCalls$ SET RecordUrl = @RecordUrl WHERE DateAndTime = @DateAndTime AND Direction = @Direction AND PhoneFrom = @PhoneFrom AND PhoneTo = @PhoneTo;
