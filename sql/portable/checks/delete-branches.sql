-- delete-branches: deletes nothing; refused where the login may not delete.
DELETE FROM $Branches$ WHERE 1 = 0;
