-- drop-foreign-key: drops a foreign key.
ALTER TABLE $Table$ DROP FOREIGN KEY $Name$
