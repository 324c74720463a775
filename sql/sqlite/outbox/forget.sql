-- forget: takes what was delivered out of the -wal file, too, unless another process is in the way: nobody is kept waiting for it.
PRAGMA busy_timeout = 100;
PRAGMA wal_checkpoint(TRUNCATE);
PRAGMA busy_timeout = 30000;
