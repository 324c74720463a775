-- Finished and ongoing calls: written by the phone system, read by IDENT.
-- Clustered on time, because every poll of IDENT reads a window of DateAndTime.
-- Key columns are binary: what differs by a letter is a different value.
CREATE TABLE IF NOT EXISTS `$FinishedCalls$` (
    `DateAndTime` datetime NOT NULL,
    `Direction` varchar(3) COLLATE utf8mb4_bin NOT NULL,
    `PhoneFrom` varchar(64) COLLATE utf8mb4_bin NOT NULL,
    `PhoneTo` varchar(64) COLLATE utf8mb4_bin NOT NULL,
    `WaitInSeconds` int NOT NULL,
    `TalkInSeconds` int NULL,
    `LineDescription` varchar(255) NULL,
    `RecordUrl` varchar(2000) NULL,
    `UtmSource` varchar(500) NULL,
    `UtmMedium` varchar(500) NULL,
    `UtmCampaign` varchar(500) NULL,
    `UtmTerm` varchar(500) NULL,
    `UtmContent` varchar(500) NULL,
    `HttpReferer` varchar(2000) NULL,
    PRIMARY KEY (`DateAndTime`, `Direction`, `PhoneFrom`, `PhoneTo`),
    CONSTRAINT `CK_$FinishedCalls$_Direction` CHECK (`Direction` IN ('in', 'out')),
    CONSTRAINT `CK_$FinishedCalls$_PhoneTo` CHECK (`PhoneTo` <> ''),
    CONSTRAINT `CK_$FinishedCalls$_WaitInSeconds` CHECK (`WaitInSeconds` >= 0),
    CONSTRAINT `CK_$FinishedCalls$_TalkInSeconds` CHECK (`TalkInSeconds` >= 0),
    CONSTRAINT `CK_$FinishedCalls$_Years` CHECK (`DateAndTime` >= '2000-01-01' AND `DateAndTime` < '2200-01-01')
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_ci;

CREATE TABLE IF NOT EXISTS `$OngoingCalls$` (
    `DateAndTime` datetime NOT NULL,
    `Direction` varchar(3) COLLATE utf8mb4_bin NOT NULL,
    `PhoneFrom` varchar(64) COLLATE utf8mb4_bin NOT NULL,
    `PhoneTo` varchar(64) COLLATE utf8mb4_bin NOT NULL,
    `WaitInSeconds` int NOT NULL,
    `TalkInSeconds` int NULL,
    `LineDescription` varchar(255) NULL,
    `RecordUrl` varchar(2000) NULL,
    `UtmSource` varchar(500) NULL,
    `UtmMedium` varchar(500) NULL,
    `UtmCampaign` varchar(500) NULL,
    `UtmTerm` varchar(500) NULL,
    `UtmContent` varchar(500) NULL,
    `HttpReferer` varchar(2000) NULL,
    PRIMARY KEY (`DateAndTime`, `Direction`, `PhoneFrom`, `PhoneTo`),
    CONSTRAINT `CK_$OngoingCalls$_Direction` CHECK (`Direction` IN ('in', 'out')),
    CONSTRAINT `CK_$OngoingCalls$_PhoneTo` CHECK (`PhoneTo` <> ''),
    CONSTRAINT `CK_$OngoingCalls$_WaitInSeconds` CHECK (`WaitInSeconds` >= 0),
    CONSTRAINT `CK_$OngoingCalls$_TalkInSeconds` CHECK (`TalkInSeconds` >= 0),
    CONSTRAINT `CK_$OngoingCalls$_Years` CHECK (`DateAndTime` >= '2000-01-01' AND `DateAndTime` < '2200-01-01')
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
