-- finished-calls: deletes the oldest of before the cut, so many at the most. The key leads to them.
DELETE FROM $FinishedCalls$ WHERE (DateAndTime, Direction, PhoneFrom, PhoneTo) IN (
    SELECT DateAndTime, Direction, PhoneFrom, PhoneTo FROM $FinishedCalls$
    WHERE DateAndTime < @Before
    ORDER BY DateAndTime, Direction, PhoneFrom, PhoneTo
    LIMIT @Rows);
