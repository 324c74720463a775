-- What readers of the schedule know together, in one row: the last set of intervals taken for whole, and one that is doubted.
CREATE TABLE IF NOT EXISTS `IdentBridge_Schedule` (
    `Id` int NOT NULL,
    `Fingerprint` char(64) NOT NULL,
    `IntervalCount` int NOT NULL,
    `SinceUtc` datetime(3) NOT NULL,
    `SeenUtc` datetime(3) NOT NULL,
    `BeforeUtc` datetime(3) NULL,
    `DoubtedCount` int NULL,
    `DoubtedSinceUtc` datetime(3) NULL,
    PRIMARY KEY (`Id`)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
