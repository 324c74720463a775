-- first
/* second */
# third
DELIMITER //
CREATE TRIGGER t BEFORE INSERT ON calls FOR EACH ROW
BEGIN
  SET NEW.a = 1;
  SET NEW.b = '//';
END//
delimiter ;
SELECT 1;
