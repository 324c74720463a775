-- other-engines: which exchange tables keep no transactions.
SELECT table_name FROM information_schema.tables
WHERE table_schema = DATABASE() AND engine <> 'InnoDB' AND table_name IN (@FinishedCalls, @OngoingCalls, @Tickets, @Branches, @Doctors, @Intervals);
