-- transaction-state-mysql: whether the session commits each statement by itself, and whether its transactions may only read.
SELECT CAST(@@autocommit AS SIGNED), CAST(@@transaction_read_only AS SIGNED);
