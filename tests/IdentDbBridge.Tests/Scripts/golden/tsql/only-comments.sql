-- nothing
/* here
 /* at */ all */
GO

  GO
SELECT 1
GO
-- the end
