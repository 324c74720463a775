-- Tickets (requests from sites): written by web forms and aggregators, read by IDENT.
-- Clustered on time for the polls of IDENT; the unique key is the own Id of the writer.
CREATE TABLE IF NOT EXISTS `$Tickets$` (
    `Id` varchar(400) COLLATE utf8mb4_bin NOT NULL,
    `DateAndTime` datetime NOT NULL,
    `ClientPhone` varchar(64) NOT NULL,
    `ClientEmail` varchar(320) NULL,
    `FormName` varchar(255) NULL,
    `ClientFullName` varchar(500) NULL,
    `ClientSurname` varchar(255) NULL,
    `ClientName` varchar(255) NULL,
    `ClientPatronymic` varchar(255) NULL,
    `PlanStart` datetime NULL,
    `PlanEnd` datetime NULL,
    `DoctorId` int NULL,
    `DoctorName` varchar(255) NULL,
    `Comment` varchar(4000) NULL,
    `UtmSource` varchar(500) NULL,
    `UtmMedium` varchar(500) NULL,
    `UtmCampaign` varchar(500) NULL,
    `UtmTerm` varchar(500) NULL,
    `UtmContent` varchar(500) NULL,
    `HttpReferer` varchar(2000) NULL,
    PRIMARY KEY (`DateAndTime`, `Id`),
    CONSTRAINT `UQ_$Tickets$_Id` UNIQUE KEY (`Id`),
    CONSTRAINT `CK_$Tickets$_Id` CHECK (`Id` <> ''),
    CONSTRAINT `CK_$Tickets$_ClientPhone` CHECK (`ClientPhone` <> ''),
    CONSTRAINT `CK_$Tickets$_OneName` CHECK (
        `ClientFullName` IS NULL OR `ClientFullName` = ''
        OR ((`ClientSurname` IS NULL OR `ClientSurname` = '')
            AND (`ClientName` IS NULL OR `ClientName` = '')
            AND (`ClientPatronymic` IS NULL OR `ClientPatronymic` = ''))),
    CONSTRAINT `CK_$Tickets$_PlanOrder` CHECK (`PlanStart` <= `PlanEnd`),
    CONSTRAINT `CK_$Tickets$_PlanLength` CHECK (`PlanEnd` <= `PlanStart` + INTERVAL 12 HOUR),
    CONSTRAINT `CK_$Tickets$_Years` CHECK (
        `DateAndTime` >= '2000-01-01' AND `DateAndTime` < '2200-01-01'
        AND `PlanStart` >= '2000-01-01' AND `PlanStart` < '2200-01-01'
        AND `PlanEnd` >= '2000-01-01' AND `PlanEnd` < '2200-01-01')
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
