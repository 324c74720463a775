-- hold-call-id: locks the row of an id until the transaction ends; changes nothing.
UPDATE IdentBridge_Calls SET IsFinished = IsFinished WHERE CallId = @CallId;
