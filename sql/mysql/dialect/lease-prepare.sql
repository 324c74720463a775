-- lease-prepare: for the connection of the run lock of a Galera cluster, which idles between two renewals.
SET SESSION
    autocommit = 1,
    wait_timeout = 2147483,
    innodb_lock_wait_timeout = 20;
