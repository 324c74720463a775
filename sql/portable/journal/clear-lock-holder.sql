-- clear-lock-holder: before a new holder is written, and on release.
DELETE FROM IdentBridge_RunLock WHERE Id = 1;
