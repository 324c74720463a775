-- prepare: a purge has time: it gives up soon where somebody else holds a lock, and of two in a deadlock it is the one that loses.
SET LOCK_TIMEOUT 5000;
SET DEADLOCK_PRIORITY LOW;
