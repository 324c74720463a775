-- prepare-run: one sql_mode whatever the server's own (ANSI_QUOTES and NO_BACKSLASH_ESCAPES would change how a script
-- reads), each statement committed unless a script says otherwise, time to idle for whoever is told of a step, and a minute's
-- patience with somebody else's table lock. NAMES, since a session that was made new again has the server's own.
SET NAMES utf8mb4;
SET SESSION
    sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
    autocommit = 1,
    wait_timeout = 2147483,
    lock_wait_timeout = 60,
    innodb_lock_wait_timeout = 60;
