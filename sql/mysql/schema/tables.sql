-- tables: the tables and views of this database, with what they are made of.
SELECT TABLE_NAME AS Name, CASE WHEN TABLE_TYPE LIKE '%VIEW%' THEN 1 ELSE 0 END AS IsView, ENGINE AS Engine, ROW_FORMAT AS RowFormat, TABLE_COLLATION AS Collation
FROM information_schema.TABLES
WHERE TABLE_SCHEMA = DATABASE();
