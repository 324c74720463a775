-- count-recent-tickets: how many there are in a window. The key serves it.
SELECT COUNT(*) FROM $Tickets$ WHERE DateAndTime >= @WindowFrom AND DateAndTime < @WindowTo;
