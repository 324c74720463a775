-- finish-call-id: takes the right to move the call to the finished ones. 1 row for one caller only, 0 ever after.
UPDATE IdentBridge_Calls SET IsFinished = 1 WHERE CallId = @CallId AND IsFinished = 0;
