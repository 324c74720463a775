-- What readers of the schedule know together, in one row: the last set of intervals taken for whole, and one that is doubted.
CREATE TABLE "IdentBridge_Schedule" (
    "Id" INTEGER PRIMARY KEY,
    "Fingerprint" TEXT NOT NULL,
    "IntervalCount" INTEGER NOT NULL,
    "SinceUtc" TEXT NOT NULL,
    "SeenUtc" TEXT NOT NULL,
    "BeforeUtc" TEXT NULL,
    "DoubtedCount" INTEGER NULL,
    "DoubtedSinceUtc" TEXT NULL
) STRICT;
