-- settle: before the journal's rows go into the transaction of a script: what the script has left in its session that would lead them elsewhere.
PRAGMA query_only = OFF;
DROP TABLE IF EXISTS temp."SchemaVersions";
DROP TABLE IF EXISTS temp."IdentBridge_Migrations";
