-- insert-doctors: inserts nothing; refused where the login may not insert.
INSERT INTO $Doctors$ (Id, Name) SELECT Id, Name FROM $Doctors$ WHERE 1 = 0;
