-- hidden: who may read the file sees all.
SELECT name FROM sqlite_schema WHERE 0;
