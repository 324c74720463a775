-- hold: nobody else writes the table from here to the end of its change. START TRANSACTION would release the locks: https://dev.mysql.com/doc/refman/8.4/en/lock-tables.html
SET SESSION autocommit = 0
