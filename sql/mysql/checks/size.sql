-- size: bytes and rows of the calls and tickets by the server's own estimate, and of the whole database. The server sets no limit.
SELECT CAST(COALESCE(SUM(CASE WHEN table_name IN (@FinishedCalls, @Tickets) THEN data_length + index_length ELSE 0 END), 0) AS SIGNED) AS GrowingBytes,
    CAST(COALESCE(SUM(CASE WHEN table_name IN (@FinishedCalls, @Tickets) THEN table_rows ELSE 0 END), 0) AS SIGNED) AS GrowingRows,
    CAST(COALESCE(SUM(data_length + index_length), 0) AS SIGNED) AS AllBytes,
    CAST(NULL AS SIGNED) AS LimitBytes
FROM information_schema.tables WHERE table_schema = DATABASE();
