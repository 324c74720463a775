-- undo: takes back what was loaded since the mark.
ROLLBACK TO SAVEPOINT rows_to_load;
