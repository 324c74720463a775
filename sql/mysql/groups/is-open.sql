-- is-open: an error when the server has rolled back the whole transaction, as it does for the victim of a deadlock.
RELEASE SAVEPOINT identdb_group;
