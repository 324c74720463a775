-- take-out: takes out of the table the rows that were copied.
DELETE m FROM $Table$ m WHERE $Reason$ IS NOT NULL
