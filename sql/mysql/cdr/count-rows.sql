-- count-rows: all of the records of the PBX; fails where there is no such table or column.
SELECT COUNT(COALESCE(calldate, 0)) FROM cdr;
