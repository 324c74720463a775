-- sync: each commit from now on is on the disk when it returns, with all before it.
PRAGMA synchronous = FULL;
