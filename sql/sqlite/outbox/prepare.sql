-- prepare: a session. WAL lets several processes in, FULL puts each commit on the disk, what is deleted is overwritten, since it was of patients, and no sort goes into a file of its own.
PRAGMA busy_timeout = 30000;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA secure_delete = ON;
PRAGMA temp_store = MEMORY;
