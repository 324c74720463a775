-- add-branch: one branch. Batches repeat the row in the brackets.
INSERT INTO $Branches$ (Id, Name) VALUES (@Id, @Name);
