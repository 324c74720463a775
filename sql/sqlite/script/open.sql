-- open: the head of a generated script: a stop at the first error, one transaction, and a table to raise an error with.
.bail on
BEGIN IMMEDIATE;
CREATE TEMP TABLE identdb_check (
    ok INTEGER,
    CONSTRAINT "A script of this file has been applied meanwhile. Make a new file." CHECK (ok)
);
