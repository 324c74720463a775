-- fresh: a new session, as each script begins with one; the run lock went with the old one.
\r
SET NAMES utf8mb4;
SELECT IF(GET_LOCK($Lock$, 60) = 1, 'taken', (SELECT 1 UNION SELECT 2)) AS `run lock`;
