-- settle: before the journal's rows go into the transaction of a script: what the script has left in its session that would keep them from being written or counted.
SET NOEXEC OFF;
SET NOCOUNT OFF;
SET ROWCOUNT 0;
SET XACT_ABORT ON;
SET ANSI_WARNINGS ON;
SET LOCK_TIMEOUT 60000;
