-- count-rows: all of the records of the PBX.
SELECT COUNT(*) FROM cdr;
