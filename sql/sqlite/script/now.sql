-- now: the time in UTC.
strftime('%Y-%m-%d %H:%M:%f', 'now')
