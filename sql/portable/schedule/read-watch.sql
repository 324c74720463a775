-- read-watch: what readers know of the schedule; no row before one of them has seen it whole.
SELECT Fingerprint, IntervalCount, SinceUtc, SeenUtc, BeforeUtc, DoubtedCount, DoubtedSinceUtc FROM IdentBridge_Schedule WHERE Id = 1;
