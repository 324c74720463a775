-- add-applied: one row of DbUp's journal, in the server's local time as DbUp writes it.
INSERT INTO schemaversions (ScriptName, Applied) VALUES (@ScriptName, CURRENT_TIMESTAMP);
