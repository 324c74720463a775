-- count-where: how many rows a value is filled in.
SELECT COUNT(*) FROM $Table$ m WHERE $Condition$
