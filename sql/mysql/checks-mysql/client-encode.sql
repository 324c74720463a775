-- client-encode: the bytes, in hexadecimal digits, that a client of that character set sends for a text, which is given in those of UTF-8: a question mark for each letter that the set lacks.
SELECT HEX(CONVERT(CONVERT(UNHEX(@Name) USING utf8mb4) USING $Charset$));
