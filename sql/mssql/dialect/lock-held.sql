-- lock-held: 1 while this session holds the run lock.
SELECT CASE WHEN APPLOCK_MODE(N'public', @Name, N'Session') = N'Exclusive' THEN 1 ELSE 0 END;
