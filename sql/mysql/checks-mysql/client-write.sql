-- client-write: a branch whose name comes in the bytes of a client of that character set. In hexadecimal digits, so that this session's own character set does not matter.
INSERT INTO $Branches$ (Id, Name) VALUES (@Id, CONVERT(UNHEX(@Bytes) USING $Charset$));
