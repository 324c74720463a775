-- transaction-state-mariadb: whether the session is in a transaction, and whether it commits each statement by itself.
SELECT CAST(@@in_transaction AS SIGNED), CAST(@@autocommit AS SIGNED);
