-- client-read: the name of a branch, in hexadecimal digits of UTF-8.
SELECT HEX(CONVERT(Name USING utf8mb4)) FROM $Branches$ WHERE Id = @Id;
