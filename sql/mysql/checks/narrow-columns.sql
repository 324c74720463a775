-- narrow-columns: how many text columns of the exchange tables cannot hold every letter.
SELECT COUNT(*) FROM information_schema.columns
WHERE table_schema = DATABASE() AND character_set_name <> 'utf8mb4' AND table_name IN (@FinishedCalls, @OngoingCalls, @Tickets, @Branches, @Doctors, @Intervals);
