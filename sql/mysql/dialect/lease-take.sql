-- lease-take: takes the run lock of a Galera cluster while it is free; a duplicate or a deadlock tells that another node's run was first.
INSERT INTO IdentBridge_RunLease (Id, Token, Beat, SessionId, Host, Program, Login, SinceUtc)
VALUES (1, @Token, 0, @SessionId, @Host, @Program, @Login, @SinceUtc);
