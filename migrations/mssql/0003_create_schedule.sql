-- The schedule: written by IDENT every ten minutes, read by sites.
-- IDENT writes these tables, in an order and in transactions that are not known: no foreign keys and no
-- checks, so that nothing but the documented keys can stand in its way.
CREATE TABLE [$Branches$] (
    [Id] int NOT NULL,
    [Name] nvarchar(400) NULL,
    CONSTRAINT [PK_$Branches$] PRIMARY KEY CLUSTERED ([Id])
);
GO

CREATE TABLE [$Doctors$] (
    [Id] int NOT NULL,
    [Name] nvarchar(400) NULL,
    CONSTRAINT [PK_$Doctors$] PRIMARY KEY CLUSTERED ([Id])
);
GO

CREATE TABLE [$Intervals$] (
    [BranchId] int NOT NULL,
    [DoctorId] int NOT NULL,
    [StartDateTime] datetime2(0) NOT NULL,
    [LengthInMinutes] int NOT NULL,
    [IsBusy] bit NOT NULL,
    CONSTRAINT [PK_$Intervals$] PRIMARY KEY CLUSTERED ([BranchId], [DoctorId], [StartDateTime])
);
