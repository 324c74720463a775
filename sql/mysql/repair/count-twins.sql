-- count-twins: how many rows have a key that another row has, too, but for the one that stays.
SELECT COALESCE(SUM(d.Copies - 1), 0) FROM (SELECT COUNT(*) AS Copies FROM $Table$ m WHERE $Reason$ IS NULL GROUP BY $Key$ HAVING COUNT(*) > 1) d
