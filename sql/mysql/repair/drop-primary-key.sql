-- drop-primary-key: drops the primary key, which has no name of its own here.
ALTER TABLE $Table$ DROP PRIMARY KEY
