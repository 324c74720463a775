-- lock-holder: the connection that holds the run lock; of other users' connections only the number is seen without PROCESS.
SELECT
    CAST(IS_USED_LOCK(@Name) AS CHAR) AS SessionId,
    p.HOST AS Host,
    p.USER AS Login,
    UTC_TIMESTAMP() - INTERVAL p.TIME SECOND AS SinceUtc
FROM (SELECT 1 AS one) AS o
LEFT JOIN information_schema.PROCESSLIST p ON p.ID = IS_USED_LOCK(@Name);
