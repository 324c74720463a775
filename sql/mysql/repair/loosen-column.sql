-- loosen-column: lets a column that is not ours be left out of an INSERT.
ALTER TABLE $Table$ MODIFY COLUMN $Name$ $Type$ NULL
