-- The own ids of the phone system, beside the calls: IDENT must not meet a column of ours in its tables.
-- The key of the row in the exchange tables stands here too, since it may differ from the start by a second (see StartedUtc).
CREATE TABLE IF NOT EXISTS `IdentBridge_Calls` (
    `CallId` varchar(150) COLLATE utf8mb4_bin NOT NULL,
    `IsFinished` tinyint(1) NOT NULL,
    `DateAndTime` datetime NOT NULL,
    `Direction` varchar(3) COLLATE utf8mb4_bin NOT NULL,
    `PhoneFrom` varchar(64) COLLATE utf8mb4_bin NOT NULL,
    `PhoneTo` varchar(64) COLLATE utf8mb4_bin NOT NULL,
    `StartedUtc` datetime NOT NULL,
    `AnsweredUtc` datetime NULL,
    PRIMARY KEY (`StartedUtc`, `CallId`),
    CONSTRAINT `UQ_IdentBridge_Calls_CallId` UNIQUE KEY (`CallId`)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
