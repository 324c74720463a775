-- The schedule: written by IDENT every ten minutes, read by sites.
-- IDENT writes these tables, in an order and in transactions that are not known: no foreign keys and no
-- checks, so that nothing but the documented keys can stand in its way.
CREATE TABLE "$Branches$" (
    "Id" INTEGER NOT NULL,
    "Name" TEXT NULL,
    CONSTRAINT "PK_$Branches$" PRIMARY KEY ("Id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "$Doctors$" (
    "Id" INTEGER NOT NULL,
    "Name" TEXT NULL,
    CONSTRAINT "PK_$Doctors$" PRIMARY KEY ("Id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "$Intervals$" (
    "BranchId" INTEGER NOT NULL,
    "DoctorId" INTEGER NOT NULL,
    "StartDateTime" TEXT NOT NULL,
    "LengthInMinutes" INTEGER NOT NULL,
    "IsBusy" INTEGER NOT NULL,
    CONSTRAINT "PK_$Intervals$" PRIMARY KEY ("BranchId", "DoctorId", "StartDateTime")
) STRICT, WITHOUT ROWID;
