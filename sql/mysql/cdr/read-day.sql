-- read-day: the records of a window without its end, with whatever columns the table has.
SELECT * FROM cdr WHERE $Time$ >= @WindowFrom AND $Time$ < @WindowTo AND NOT COALESCE($Earlier$ >= @Begin, FALSE) ORDER BY $Time$;
