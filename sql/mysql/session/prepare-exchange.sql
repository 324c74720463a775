-- prepare-exchange: a text too long is refused whatever the server's own sql_mode, not cut; 20 seconds' patience with somebody else's locks.
SET SESSION
    sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
    autocommit = 1,
    lock_wait_timeout = 20,
    innodb_lock_wait_timeout = 20;
