-- read-entry: one entry by its key.
SELECT StartedUtc, Id, Task, Source, Kind, Status, Times, Given, LeftOut, Milliseconds, IsRepeat, Reason, Asked, Answered, FailingSinceUtc
FROM IdentBridge_History
WHERE StartedUtc = @StartedUtc AND Id = @Id;
