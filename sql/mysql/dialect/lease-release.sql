-- lease-release: frees the run lock of a Galera cluster, unless it is another's by now.
DELETE FROM IdentBridge_RunLease WHERE Id = 1 AND Token = @Token;
