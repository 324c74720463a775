  DELIMITER "//" -- until the end
SELECT 1; SELECT 2//
Delimiter ';'
SELECT 3;SELECT 4