-- update-intervals: updates nothing; refused where the login may not update.
UPDATE $Intervals$ SET LengthInMinutes = LengthInMinutes WHERE 1 = 0;
