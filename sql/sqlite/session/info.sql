-- info: which engine this is; a file has no sessions and no logins. Opening reads nothing: counting shows whether it is a database at all.
SELECT sqlite_version() AS Version FROM (SELECT COUNT(*) FROM sqlite_schema);
