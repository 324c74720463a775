-- fresh: the sqlite3 shell keeps one session and one transaction for a file: what a script has made for its session goes.
PRAGMA query_only = OFF;
DROP TABLE IF EXISTS temp."SchemaVersions";
DROP TABLE IF EXISTS temp."IdentBridge_Migrations";
