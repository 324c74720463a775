-- lease-renew: tells the others that the holder of the run lock of a Galera cluster lives; no row when the lock is another's.
UPDATE IdentBridge_RunLease SET Beat = Beat + 1 WHERE Id = 1 AND Token = @Token;
