-- create: makes the file, which opening alone does not.
VACUUM;
