-- read-day: the records of a window without its end, with whatever columns the table has.
SELECT * FROM cdr WHERE calldate >= @WindowFrom AND calldate < @WindowTo ORDER BY calldate;
