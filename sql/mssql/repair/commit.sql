-- commit: the repair is done.
COMMIT
