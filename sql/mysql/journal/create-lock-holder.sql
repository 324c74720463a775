-- create-lock-holder: who took the run lock last; speaks only while the lock itself is held.
CREATE TABLE IF NOT EXISTS `IdentBridge_RunLock` (
    `Id` int NOT NULL,
    `SessionId` varchar(20) NOT NULL,
    `Host` varchar(256) NOT NULL,
    `Program` varchar(256) NOT NULL,
    `Login` varchar(256) NULL,
    `SinceUtc` datetime(3) NOT NULL,
    PRIMARY KEY (`Id`)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
