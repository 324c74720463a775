-- tickets: deletes so many of before the cut at the most. The clustered key leads to them.
DELETE TOP (@Rows) FROM $Tickets$ WHERE DateAndTime < @Before;
