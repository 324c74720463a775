
-- header

CREATE PROCEDURE p AS
  SELECT 'a
b'
GO


SELECT N'Привет,
мир'
go 2
