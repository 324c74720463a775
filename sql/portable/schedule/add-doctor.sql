-- add-doctor: one doctor. Batches repeat the row in the brackets.
INSERT INTO $Doctors$ (Id, Name) VALUES (@Id, @Name);
