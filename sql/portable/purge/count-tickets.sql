-- count-tickets: how many are of before the cut.
SELECT COUNT(*) FROM $Tickets$ WHERE DateAndTime < @Before;
