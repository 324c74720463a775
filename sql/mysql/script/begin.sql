-- begin: one script of the plan; a script that somebody has applied meanwhile ends the run.
SELECT IF((SELECT COUNT(*) FROM schemaversions WHERE scriptname = $Script$) = 0, 'begins', (SELECT 1 UNION SELECT 2)) AS $Script$;
