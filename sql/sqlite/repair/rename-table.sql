-- rename-table: keeps the old table under another name, or puts the new one in its place.
ALTER TABLE $Table$ RENAME TO $NewTable$
