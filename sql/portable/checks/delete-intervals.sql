-- delete-intervals: deletes nothing; refused where the login may not delete.
DELETE FROM $Intervals$ WHERE 1 = 0;
