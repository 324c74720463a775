-- begin: all of a repair, or nothing of it.
SET XACT_ABORT ON;
BEGIN TRANSACTION
