-- show-duplicates: the keys that stand in more than one row, for whoever may see them.
SELECT $Columns$, COUNT(*) AS Copies FROM $Table$ GROUP BY $Columns$ HAVING COUNT(*) > 1
