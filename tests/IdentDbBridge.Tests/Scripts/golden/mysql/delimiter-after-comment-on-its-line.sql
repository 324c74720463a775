/* c */ DELIMITER //
SELECT 2//
