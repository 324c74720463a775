-- Tickets (requests from sites): written by web forms and aggregators, read by IDENT.
-- Clustered on time for the polls of IDENT; the unique key is the own Id of the writer.
CREATE TABLE [$Tickets$] (
    [Id] nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
    [DateAndTime] datetime2(0) NOT NULL,
    [ClientPhone] nvarchar(64) NOT NULL,
    [ClientEmail] nvarchar(320) NULL,
    [FormName] nvarchar(255) NULL,
    [ClientFullName] nvarchar(500) NULL,
    [ClientSurname] nvarchar(255) NULL,
    [ClientName] nvarchar(255) NULL,
    [ClientPatronymic] nvarchar(255) NULL,
    [PlanStart] datetime2(0) NULL,
    [PlanEnd] datetime2(0) NULL,
    [DoctorId] int NULL,
    [DoctorName] nvarchar(255) NULL,
    [Comment] nvarchar(4000) NULL,
    [UtmSource] nvarchar(500) NULL,
    [UtmMedium] nvarchar(500) NULL,
    [UtmCampaign] nvarchar(500) NULL,
    [UtmTerm] nvarchar(500) NULL,
    [UtmContent] nvarchar(500) NULL,
    [HttpReferer] nvarchar(2000) NULL,
    CONSTRAINT [PK_$Tickets$] PRIMARY KEY NONCLUSTERED ([Id]),
    CONSTRAINT [CK_$Tickets$_Id] CHECK ([Id] <> N''),
    CONSTRAINT [CK_$Tickets$_ClientPhone] CHECK ([ClientPhone] <> N''),
    CONSTRAINT [CK_$Tickets$_OneName] CHECK (
        [ClientFullName] IS NULL OR [ClientFullName] = N''
        OR (([ClientSurname] IS NULL OR [ClientSurname] = N'')
            AND ([ClientName] IS NULL OR [ClientName] = N'')
            AND ([ClientPatronymic] IS NULL OR [ClientPatronymic] = N''))),
    CONSTRAINT [CK_$Tickets$_PlanOrder] CHECK ([PlanStart] <= [PlanEnd]),
    CONSTRAINT [CK_$Tickets$_PlanLength] CHECK (DATEADD(hour, -12, [PlanEnd]) <= [PlanStart]),
    CONSTRAINT [CK_$Tickets$_Years] CHECK (
        [DateAndTime] >= '20000101' AND [DateAndTime] < '22000101'
        AND [PlanStart] >= '20000101' AND [PlanStart] < '22000101'
        AND [PlanEnd] >= '20000101' AND [PlanEnd] < '22000101')
);
GO

CREATE CLUSTERED INDEX [IX_$Tickets$_DateAndTime] ON [$Tickets$] ([DateAndTime]);
