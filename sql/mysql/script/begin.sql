-- begin: one script of the plan; a script that somebody has applied meanwhile ends the run.
SELECT IF((SELECT COUNT(*) FROM schemaversions WHERE scriptname = $Script$) = 0, $Script$, (SELECT 1 UNION SELECT 2)) AS begins;
