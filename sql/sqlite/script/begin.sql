-- begin: one script of the plan; a script that somebody has applied meanwhile ends the run.
INSERT INTO temp.identdb_check (ok) SELECT NOT EXISTS (SELECT 1 FROM SchemaVersions WHERE ScriptName = $Script$);
