-- The own ids of the phone system, beside the calls: IDENT must not meet a column of ours in its tables.
-- The key of the row in the exchange tables stands here too, since it may differ from the start by a second (see StartedUtc).
CREATE TABLE [IdentBridge_Calls] (
    [CallId] nvarchar(150) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [IsFinished] bit NOT NULL,
    [DateAndTime] datetime2(0) NOT NULL,
    [Direction] nvarchar(3) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [PhoneFrom] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [PhoneTo] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [StartedUtc] datetime2(0) NOT NULL,
    [AnsweredUtc] datetime2(0) NULL,
    CONSTRAINT [PK_IdentBridge_Calls] PRIMARY KEY NONCLUSTERED ([CallId])
);
GO

CREATE CLUSTERED INDEX [IX_IdentBridge_Calls_StartedUtc] ON [IdentBridge_Calls] ([StartedUtc]);
