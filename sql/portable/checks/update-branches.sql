-- update-branches: updates nothing; refused where the login may not update.
UPDATE $Branches$ SET Name = Name WHERE 1 = 0;
