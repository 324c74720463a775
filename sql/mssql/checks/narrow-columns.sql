-- narrow-columns: how many text columns of the exchange tables cannot hold every letter.
SELECT COUNT(*) FROM INFORMATION_SCHEMA.COLUMNS
WHERE DATA_TYPE IN ('varchar', 'char', 'text') AND TABLE_NAME IN (@FinishedCalls, @OngoingCalls, @Tickets, @Branches, @Doctors, @Intervals);
