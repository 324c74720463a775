-- close: the foot of a generated script.
SELECT RELEASE_LOCK($Lock$) AS `run lock released`;
