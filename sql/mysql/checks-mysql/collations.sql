-- collations: every collation with the number by which old connectors know its character set.
SHOW COLLATION;
