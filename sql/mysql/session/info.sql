-- info: who and where this session is, and which server it talks to.
SELECT
    CONCAT(VERSION(), ' ', @@version_comment) AS Version,
    CAST(CONNECTION_ID() AS CHAR) AS SessionId,
    CURRENT_USER() AS Login,
    DATABASE() AS DatabaseName,
    DATABASE() AS SchemaName,
    CASE WHEN @@lower_case_table_names = 0 THEN 1 ELSE 0 END AS CaseSensitiveTables;
