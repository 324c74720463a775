-- drop-constraint: drops a key, a check, a default or a foreign key.
ALTER TABLE $Table$ DROP CONSTRAINT $Name$
