-- add-column: adds a column, at the end.
ALTER TABLE $Table$ ADD $Definition$
