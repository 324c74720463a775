-- database-charset: the character set of a table of this database that names none.
SELECT @@character_set_database;
