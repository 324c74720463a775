-- move-call-id: the key under which the call stands among the finished ones.
UPDATE IdentBridge_Calls SET DateAndTime = @DateAndTime WHERE CallId = @CallId;
