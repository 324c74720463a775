-- How each task of the exchange went, for the page that shows it: no value of a row, and nothing of a patient.
-- Clustered on time: the newest are read, the oldest are deleted.
CREATE TABLE IF NOT EXISTS `IdentBridge_History` (
    `StartedUtc` datetime NOT NULL,
    `Id` varchar(32) COLLATE utf8mb4_bin NOT NULL,
    `Task` varchar(20) COLLATE utf8mb4_bin NOT NULL,
    `Source` varchar(40) COLLATE utf8mb4_bin NOT NULL,
    `Kind` varchar(10) COLLATE utf8mb4_bin NOT NULL,
    `Status` int NULL,
    `Times` int NOT NULL,
    `Given` int NOT NULL,
    `LeftOut` int NOT NULL,
    `Milliseconds` int NOT NULL,
    `IsRepeat` tinyint(1) NOT NULL,
    `Reason` varchar(500) NULL,
    `Asked` varchar(500) NULL,
    `Answered` varchar(500) NULL,
    `FailingSinceUtc` datetime NULL,
    PRIMARY KEY (`StartedUtc`, `Id`)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
