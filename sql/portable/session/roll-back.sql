-- roll-back: after an error in a transaction of the script's own, where DDL is not part of one.
ROLLBACK;
