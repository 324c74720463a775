-- copy-rows: takes every row over into the new table; fails as a whole at a row that does not fit.
INSERT INTO $NewTable$ ($Columns$) SELECT $Columns$ FROM $Table$
