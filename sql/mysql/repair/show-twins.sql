-- show-twins: the keys that stand in more than one row, for whoever may see them.
SELECT $Key$, COUNT(*) AS Copies FROM $Table$ m GROUP BY $Key$ HAVING COUNT(*) > 1
