-- set-watch: what a reader has seen, unless another one has seen something later.
UPDATE IdentBridge_Schedule SET Fingerprint = @Fingerprint, IntervalCount = @IntervalCount, SinceUtc = @SinceUtc, SeenUtc = @SeenUtc, BeforeUtc = @BeforeUtc, DoubtedCount = @DoubtedCount, DoubtedSinceUtc = @DoubtedSinceUtc WHERE Id = 1 AND SeenUtc <= @SeenUtc;
