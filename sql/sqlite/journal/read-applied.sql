-- read-applied: the script names of DbUp's journal in the order of their entry, with the server's local time.
SELECT ScriptName, Applied AS AppliedLocal FROM SchemaVersions ORDER BY SchemaVersionID;
