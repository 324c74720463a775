-- add-lock-holder: written by the session that has just taken the run lock.
INSERT INTO IdentBridge_RunLock (Id, SessionId, Host, Program, Login, SinceUtc) VALUES (1, @SessionId, @Host, @Program, @Login, @SinceUtc);
