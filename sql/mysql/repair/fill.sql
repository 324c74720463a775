-- fill: puts a value where IDENT and the keys need one, or none where there is no date. A column that changes itself keeps its value.
UPDATE $Table$ m SET $Values$ WHERE $Condition$
