-- commit: at the end of a script that has left its transaction open, where DDL is not part of one.
COMMIT;
