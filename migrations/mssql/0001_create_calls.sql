-- Finished and ongoing calls: written by the phone system, read by IDENT.
-- Clustered on time, because every poll of IDENT reads a window of DateAndTime.
-- Key columns are binary: what differs by a letter is a different value.
CREATE TABLE [$FinishedCalls$] (
    [DateAndTime] datetime2(0) NOT NULL,
    [Direction] nvarchar(3) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [PhoneFrom] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [PhoneTo] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [WaitInSeconds] int NOT NULL,
    [TalkInSeconds] int NULL,
    [LineDescription] nvarchar(255) NULL,
    [RecordUrl] nvarchar(2000) NULL,
    [UtmSource] nvarchar(500) NULL,
    [UtmMedium] nvarchar(500) NULL,
    [UtmCampaign] nvarchar(500) NULL,
    [UtmTerm] nvarchar(500) NULL,
    [UtmContent] nvarchar(500) NULL,
    [HttpReferer] nvarchar(2000) NULL,
    CONSTRAINT [PK_$FinishedCalls$] PRIMARY KEY CLUSTERED ([DateAndTime], [Direction], [PhoneFrom], [PhoneTo]),
    CONSTRAINT [CK_$FinishedCalls$_Direction] CHECK ([Direction] IN (N'in', N'out')),
    CONSTRAINT [CK_$FinishedCalls$_PhoneTo] CHECK ([PhoneTo] <> N''),
    CONSTRAINT [CK_$FinishedCalls$_WaitInSeconds] CHECK ([WaitInSeconds] >= 0),
    CONSTRAINT [CK_$FinishedCalls$_TalkInSeconds] CHECK ([TalkInSeconds] >= 0),
    CONSTRAINT [CK_$FinishedCalls$_Years] CHECK ([DateAndTime] >= '20000101' AND [DateAndTime] < '22000101')
);
GO

CREATE TABLE [$OngoingCalls$] (
    [DateAndTime] datetime2(0) NOT NULL,
    [Direction] nvarchar(3) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [PhoneFrom] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [PhoneTo] nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [WaitInSeconds] int NOT NULL,
    [TalkInSeconds] int NULL,
    [LineDescription] nvarchar(255) NULL,
    [RecordUrl] nvarchar(2000) NULL,
    [UtmSource] nvarchar(500) NULL,
    [UtmMedium] nvarchar(500) NULL,
    [UtmCampaign] nvarchar(500) NULL,
    [UtmTerm] nvarchar(500) NULL,
    [UtmContent] nvarchar(500) NULL,
    [HttpReferer] nvarchar(2000) NULL,
    CONSTRAINT [PK_$OngoingCalls$] PRIMARY KEY CLUSTERED ([DateAndTime], [Direction], [PhoneFrom], [PhoneTo]),
    CONSTRAINT [CK_$OngoingCalls$_Direction] CHECK ([Direction] IN (N'in', N'out')),
    CONSTRAINT [CK_$OngoingCalls$_PhoneTo] CHECK ([PhoneTo] <> N''),
    CONSTRAINT [CK_$OngoingCalls$_WaitInSeconds] CHECK ([WaitInSeconds] >= 0),
    CONSTRAINT [CK_$OngoingCalls$_TalkInSeconds] CHECK ([TalkInSeconds] >= 0),
    CONSTRAINT [CK_$OngoingCalls$_Years] CHECK ([DateAndTime] >= '20000101' AND [DateAndTime] < '22000101')
);
