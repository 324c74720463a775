-- now: the time in UTC.
UTC_TIMESTAMP(3)
