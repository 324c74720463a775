SELECT source, status,
system
, go FROM t;
INSERT INTO tee VALUES (1);
