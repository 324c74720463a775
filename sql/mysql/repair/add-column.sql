-- add-column: adds a column at its place.
ALTER TABLE $Table$ ADD COLUMN $Definition$ $Place$
