-- mark: where to go back to when rows were not loaded as they are.
SAVEPOINT rows_to_load;
