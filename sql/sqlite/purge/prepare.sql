-- prepare: a purge has time: it gives up soon where another writer is at work.
PRAGMA busy_timeout = 5000;
