-- lease-look: who holds the run lock of a Galera cluster, and how often it was renewed; no row while it is free.
SELECT Token, Beat, SessionId, Host, Program, Login, SinceUtc FROM IdentBridge_RunLease WHERE Id = 1;
