-- read-lock-holder: who took the run lock last.
SELECT SessionId, Host, Program, Login, SinceUtc FROM IdentBridge_RunLock WHERE Id = 1;
