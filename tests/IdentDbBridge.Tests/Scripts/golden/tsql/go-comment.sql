SELECT 1
GO -- the first
SELECT 2
GO--the second
SELECT 3
go	-- GO
SELECT 4
