-- count-duplicates: how many keys stand in more than one row.
SELECT COUNT(*) FROM (SELECT COUNT(*) AS Copies FROM $Table$ GROUP BY $Columns$ HAVING COUNT(*) > 1) d
