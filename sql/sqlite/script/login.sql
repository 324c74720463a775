-- login: SQLite has no logins.
'sqlite'
