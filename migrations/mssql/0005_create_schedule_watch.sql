-- What readers of the schedule know together, in one row: the last set of intervals taken for whole, and one that is doubted.
CREATE TABLE [IdentBridge_Schedule] (
    [Id] int NOT NULL,
    [Fingerprint] char(64) NOT NULL,
    [IntervalCount] int NOT NULL,
    [SinceUtc] datetime2(3) NOT NULL,
    [SeenUtc] datetime2(3) NOT NULL,
    [BeforeUtc] datetime2(3) NULL,
    [DoubtedCount] int NULL,
    [DoubtedSinceUtc] datetime2(3) NULL,
    CONSTRAINT [PK_IdentBridge_Schedule] PRIMARY KEY CLUSTERED ([Id])
);
