-- add-entry: how a task went.
INSERT INTO IdentBridge_History (StartedUtc, Id, Task, Source, Kind, Status, Times, Given, LeftOut, Milliseconds, IsRepeat, Reason, Asked, Answered, FailingSinceUtc)
VALUES (@StartedUtc, @Id, @Task, @Source, @Kind, @Status, @Times, @Given, @LeftOut, @Milliseconds, @IsRepeat, @Reason, @Asked, @Answered, @FailingSinceUtc);
