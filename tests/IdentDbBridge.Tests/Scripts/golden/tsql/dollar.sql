SELECT $1.50, '$x', $action, [$$]
GO
SELECT 2$
