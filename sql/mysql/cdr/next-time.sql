-- next-time: when the next record began, of those that an earlier column has no time for; NULL when there is none.
SELECT MIN($Time$) FROM cdr WHERE $Time$ >= @WindowFrom AND NOT COALESCE($Earlier$ >= @Begin, FALSE);
