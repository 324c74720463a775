-- add-column: keeps a column that is not ours when the table is made anew.
ALTER TABLE $Table$ ADD COLUMN $Definition$
