-- insert-branches: inserts nothing; refused where the login may not insert.
INSERT INTO $Branches$ (Id, Name) SELECT Id, Name FROM $Branches$ WHERE 1 = 0;
