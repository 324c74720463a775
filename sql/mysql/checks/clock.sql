-- clock: the server's own time, local and UTC.
SELECT NOW(6) AS Local, UTC_TIMESTAMP(6) AS Utc;
