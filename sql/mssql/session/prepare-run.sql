-- prepare-run: an error ends the batch and the transaction; a table held by somebody else ends the wait after a minute.
SET XACT_ABORT ON;
SET LOCK_TIMEOUT 60000;
