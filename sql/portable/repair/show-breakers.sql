-- show-breakers: how many rows break a check.
SELECT COUNT(*) FROM $Table$ WHERE NOT ($Condition$)
