-- read-newest: of each task and source the newest entry of each kind since a time. The key serves the time.
SELECT h.StartedUtc, h.Id, h.Task, h.Source, h.Kind, h.Status, h.Times, h.Given, h.LeftOut, h.Milliseconds, h.IsRepeat, h.Reason, h.Asked, h.Answered, h.FailingSinceUtc
FROM IdentBridge_History AS h
INNER JOIN (
    SELECT Task, Source, Kind, MAX(StartedUtc) AS LastUtc
    FROM IdentBridge_History
    WHERE StartedUtc >= @Since
    GROUP BY Task, Source, Kind) AS n
    ON n.Task = h.Task AND n.Source = h.Source AND n.Kind = h.Kind AND n.LastUtc = h.StartedUtc
WHERE h.StartedUtc >= @Since
ORDER BY h.StartedUtc, h.Id;
