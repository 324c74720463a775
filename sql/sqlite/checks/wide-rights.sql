-- wide-rights: a file has no logins, so nothing.
SELECT '' AS Name WHERE @FinishedCalls IS NULL AND @OngoingCalls IS NULL AND @Tickets IS NULL;
