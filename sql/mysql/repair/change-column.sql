-- change-column: brings a column to its definition and its place.
ALTER TABLE $Table$ MODIFY COLUMN $Definition$ $Place$
