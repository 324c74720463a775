-- size: bytes and rows of the calls and tickets, bytes of the database's files, and the 10 GB that Express Edition gives it.
SELECT
    (SELECT COALESCE(SUM(a.total_pages), 0) * CAST(8192 AS bigint) FROM sys.partitions p JOIN sys.allocation_units a ON a.container_id = p.partition_id
        WHERE p.object_id IN (OBJECT_ID(@FinishedCalls), OBJECT_ID(@Tickets))) AS GrowingBytes,
    (SELECT CAST(COALESCE(SUM(p.rows), 0) AS bigint) FROM sys.partitions p WHERE p.index_id < 2 AND p.object_id IN (OBJECT_ID(@FinishedCalls), OBJECT_ID(@Tickets))) AS GrowingRows,
    (SELECT COALESCE(SUM(CAST(f.size AS bigint)), 0) * 8192 FROM sys.database_files f WHERE f.type = 0) AS AllBytes,
    CASE WHEN CAST(SERVERPROPERTY('EngineEdition') AS int) = 4 THEN CAST(10737418240 AS bigint) END AS LimitBytes;
