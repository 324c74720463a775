-- prepare-exchange: what is committed is on the disk. SQLite's own wait for another writer looks far more often than the driver's.
PRAGMA busy_timeout = 30000;
PRAGMA synchronous = FULL;
