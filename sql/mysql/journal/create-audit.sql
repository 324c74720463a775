-- create-audit: what was accepted by hand, never changed and never deleted by the tool.
CREATE TABLE IF NOT EXISTS `IdentBridge_MigrationAudit` (
    `Id` int NOT NULL AUTO_INCREMENT,
    `AtUtc` datetime(3) NOT NULL,
    `ScriptName` varchar(255) NOT NULL,
    `Action` varchar(40) NOT NULL,
    `OldChecksum` char(64) NULL,
    `NewChecksum` char(64) NULL,
    `Reason` varchar(1000) NULL,
    `Login` varchar(256) NULL,
    `ToolVersion` varchar(100) NOT NULL,
    PRIMARY KEY (`Id`)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_unicode_ci;
