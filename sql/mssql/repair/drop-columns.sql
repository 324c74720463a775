-- drop-columns: drops columns whose values are in others.
ALTER TABLE $Table$ DROP COLUMN $Columns$
