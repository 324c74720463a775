-- show-where: the rows that cannot stay for one reason, for whoever may see them.
SELECT m.* FROM $Table$ m WHERE $Condition$
