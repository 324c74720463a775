-- narrow-columns: none; SQLite's texts hold every letter.
SELECT COUNT(*) FROM sqlite_schema WHERE 1 = 0 AND name IN (@FinishedCalls, @OngoingCalls, @Tickets, @Branches, @Doctors, @Intervals);
