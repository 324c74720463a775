-- How each task of the exchange went, for the page that shows it: no value of a row, and nothing of a patient.
-- Clustered on time: the newest are read, the oldest are deleted.
CREATE TABLE [IdentBridge_History] (
    [StartedUtc] datetime2(0) NOT NULL,
    [Id] nvarchar(32) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Task] nvarchar(20) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Source] nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Kind] nvarchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [Status] int NULL,
    [Times] int NOT NULL,
    [Given] int NOT NULL,
    [LeftOut] int NOT NULL,
    [Milliseconds] int NOT NULL,
    [IsRepeat] bit NOT NULL,
    [Reason] nvarchar(500) NULL,
    [Asked] nvarchar(500) NULL,
    [Answered] nvarchar(500) NULL,
    [FailingSinceUtc] datetime2(0) NULL,
    CONSTRAINT [PK_IdentBridge_History] PRIMARY KEY CLUSTERED ([StartedUtc], [Id])
);
