-- probe-reading: the same for a session whose transactions only read.
SET TRANSACTION READ ONLY;
