-- begin: a transaction for statements of a script that it can take back. The savepoint tells afterwards whether it is still that transaction.
START TRANSACTION;
SAVEPOINT identdb_group;
