-- add-watch: the first whole schedule that a reader has seen.
INSERT INTO IdentBridge_Schedule (Id, Fingerprint, IntervalCount, SinceUtc, SeenUtc, BeforeUtc, DoubtedCount, DoubtedSinceUtc) VALUES (1, @Fingerprint, @IntervalCount, @SinceUtc, @SeenUtc, @BeforeUtc, @DoubtedCount, @DoubtedSinceUtc);
