-- update-doctors: updates nothing; refused where the login may not update.
UPDATE $Doctors$ SET Name = Name WHERE 1 = 0;
