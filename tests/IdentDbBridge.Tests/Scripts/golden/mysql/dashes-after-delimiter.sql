DELIMITER //
--dashes at the start; are a comment//
SELECT 1//
