SELECT '
GO
''
GO
', [
GO
]]
GO
], "
GO
"
/*
GO
/*
GO
*/
GO
*/
-- it's
GO
SELECT 2
