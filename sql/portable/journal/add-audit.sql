-- add-audit: one decision taken by hand.
INSERT INTO IdentBridge_MigrationAudit (AtUtc, ScriptName, Action, OldChecksum, NewChecksum, Reason, Login, ToolVersion)
VALUES (@AtUtc, @ScriptName, @Action, @OldChecksum, @NewChecksum, @Reason, @Login, @ToolVersion);
