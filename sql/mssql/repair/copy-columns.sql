-- copy-columns: writes the values of columns into those that take their place. By itself, since a batch is read before its new columns are there.
EXEC ($Update$)
