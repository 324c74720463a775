-- drop-columns: drops columns whose values are in others; nothing, when an error has ended the transaction and the lines are run one by one.
IF @@TRANCOUNT > 0 ALTER TABLE $Table$ DROP COLUMN $Columns$
