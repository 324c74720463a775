-- tickets: deletes the oldest of before the cut, so many at the most. The key leads to them.
DELETE FROM $Tickets$ WHERE DateAndTime < @Before ORDER BY DateAndTime, Id LIMIT @Rows;
