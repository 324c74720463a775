-- count-reasons: how many rows cannot stay, by the number of the reason.
SELECT x.Reason, COUNT(*) AS RowCount FROM (SELECT $Reason$ AS Reason FROM $Table$ m) x WHERE x.Reason IS NOT NULL GROUP BY x.Reason
