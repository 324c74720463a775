-- clock: the time of this machine, local and UTC.
SELECT strftime('%Y-%m-%d %H:%M:%f', 'now', 'localtime') AS Local, strftime('%Y-%m-%d %H:%M:%f', 'now') AS Utc;
