-- set-collation: what new columns get; those that are there keep theirs.
ALTER TABLE $Table$ DEFAULT COLLATE $Collation$
