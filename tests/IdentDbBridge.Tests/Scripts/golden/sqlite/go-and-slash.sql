SELECT 1
go
SELECT 2
  /  
SELECT 3 /
4 AS
GO -- alias
;
