-- strict: from here on this session refuses a change that would cut a value, instead of cutting it.
SET SESSION sql_mode = CONCAT(@@SESSION.sql_mode, ',STRICT_ALL_TABLES')
