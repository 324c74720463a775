SELECT "it's"
GO
SELECT N'"', "[", ['], '['
GO
SELECT 3
