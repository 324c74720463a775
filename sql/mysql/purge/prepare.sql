-- prepare: a purge has time: it gives up soon where somebody else holds a lock.
SET SESSION lock_wait_timeout = 5, innodb_lock_wait_timeout = 5;
