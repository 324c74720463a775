-- lease-take-over: takes the run lock of a Galera cluster from a holder that is gone; no row when that one, or another, has renewed it meanwhile.
UPDATE IdentBridge_RunLease
SET Token = @Token, Beat = 0, SessionId = @SessionId, Host = @Host, Program = @Program, Login = @Login, SinceUtc = @SinceUtc
WHERE Id = 1 AND Token = @SeenToken AND Beat = @SeenBeat;
