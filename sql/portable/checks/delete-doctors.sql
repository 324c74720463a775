-- delete-doctors: deletes nothing; refused where the login may not delete.
DELETE FROM $Doctors$ WHERE 1 = 0;
