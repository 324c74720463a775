-- read-untimed: records that no window would find, by neither of the columns; so many of them, behind those that were read.
SELECT * FROM cdr WHERE NOT COALESCE($Time$ >= @Begin, FALSE) AND NOT COALESCE($Earlier$ >= @Begin, FALSE) LIMIT @Skip, @Rows;
