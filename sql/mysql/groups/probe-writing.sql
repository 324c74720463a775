-- probe-writing: changes nothing, or is error 1568 while a transaction is open: MySQL has no other way to ask for that without rights.
SET TRANSACTION READ WRITE;
