SELECT 1
GO
  :r other.sql
GO
