-- drop-index: drops an index.
DROP INDEX $Name$
