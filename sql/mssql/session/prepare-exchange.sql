-- prepare-exchange: a duplicate ends its statement only; a row held by somebody else ends the wait after 20 seconds.
SET XACT_ABORT OFF;
SET LOCK_TIMEOUT 20000;
