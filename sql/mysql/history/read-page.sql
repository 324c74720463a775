-- read-page: the newest so many entries before one, of a task, a source and an end where these are given. The key serves it.
SELECT StartedUtc, Id, Task, Source, Kind, Status, Times, Given, LeftOut, Milliseconds, IsRepeat, Reason, Asked, Answered, FailingSinceUtc
FROM IdentBridge_History
WHERE StartedUtc <= @UntilUtc AND (StartedUtc < @UntilUtc OR Id < @UntilId)
  AND (@Task = '' OR Task = @Task)
  AND (@IsOfSource = 0 OR Source = @Source)
  AND (@IsFailed = 0 OR Kind IN ('network', 'known', 'unknown'))
  AND (@IsDone = 0 OR Kind IN ('success', 'warning'))
ORDER BY StartedUtc DESC, Id DESC
LIMIT @Rows;
