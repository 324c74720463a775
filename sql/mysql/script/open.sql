-- open: the head of a generated script: the right database, the run lock. A subquery of two rows is an error, and so a stop.
SET NAMES utf8mb4;
SELECT IF(DATABASE() = $Database$, 'as planned', (SELECT 1 UNION SELECT 2)) AS `database`;
SELECT IF(GET_LOCK($Lock$, 60) = 1, 'taken', (SELECT 1 UNION SELECT 2)) AS `run lock`;
