-- lease-create: the table of the run lock of a Galera cluster; each node makes it at the same place of their common order.
CREATE TABLE IF NOT EXISTS `IdentBridge_RunLease` (
    `Id` int NOT NULL,
    `Token` char(32) NOT NULL,
    `Beat` bigint NOT NULL,
    `SessionId` varchar(20) NOT NULL,
    `Host` varchar(256) NOT NULL,
    `Program` varchar(256) NOT NULL,
    `Login` varchar(256) NULL,
    `SinceUtc` datetime(3) NOT NULL,
    PRIMARY KEY (`Id`)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
