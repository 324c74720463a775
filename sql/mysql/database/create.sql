-- create: an empty database with the character set and collation of the tables.
CREATE DATABASE $Database$ CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
