-- add-constraint: adds a key or a check.
ALTER TABLE $Table$ ADD $Definition$
