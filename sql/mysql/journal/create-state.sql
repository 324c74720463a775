-- create-state: what DbUp's journal cannot hold of each script. One row a script.
CREATE TABLE IF NOT EXISTS `IdentBridge_Migrations` (
    `ScriptName` varchar(255) COLLATE utf8mb4_bin NOT NULL,
    `State` varchar(20) NOT NULL,
    `Checksum` char(64) NULL,
    `StatementsDone` int NOT NULL,
    `StatementsTotal` int NOT NULL,
    `DoneChecksum` char(64) NULL,
    `Variables` varchar(1000) NULL,
    `StartedUtc` datetime(3) NULL,
    `FinishedUtc` datetime(3) NULL,
    `Login` varchar(256) NULL,
    `ToolVersion` varchar(100) NOT NULL,
    `Error` varchar(2000) NULL,
    PRIMARY KEY (`ScriptName`)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
