-- change-column: brings a column to its definition.
ALTER TABLE $Table$ ALTER COLUMN $Definition$
