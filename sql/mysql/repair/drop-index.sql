-- drop-index: drops an index or a unique key.
ALTER TABLE $Table$ DROP INDEX $Name$
