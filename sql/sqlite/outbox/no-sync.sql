-- no-sync: commits from now on are in order and whole, and on the disk with the next one that is synced.
PRAGMA synchronous = NORMAL;
