-- The schedule: written by IDENT every ten minutes, read by sites.
-- IDENT writes these tables, in an order and in transactions that are not known: no foreign keys and no
-- checks, so that nothing but the documented keys can stand in its way.
CREATE TABLE IF NOT EXISTS `$Branches$` (
    `Id` int NOT NULL,
    `Name` varchar(400) NULL,
    PRIMARY KEY (`Id`)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `$Doctors$` (
    `Id` int NOT NULL,
    `Name` varchar(400) NULL,
    PRIMARY KEY (`Id`)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `$Intervals$` (
    `BranchId` int NOT NULL,
    `DoctorId` int NOT NULL,
    `StartDateTime` datetime NOT NULL,
    `LengthInMinutes` int NOT NULL,
    `IsBusy` tinyint(1) NOT NULL,
    PRIMARY KEY (`BranchId`, `DoctorId`, `StartDateTime`)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
