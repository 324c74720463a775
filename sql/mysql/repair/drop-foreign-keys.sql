-- drop-foreign-keys: the foreign keys of a table, before any row of it or of the other table is moved.
ALTER TABLE $Table$ $Clauses$
