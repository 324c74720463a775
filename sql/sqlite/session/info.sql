-- info: which engine this is; a file has no sessions and no logins.
SELECT sqlite_version() AS Version;
