CREATE PROCEDURE dbo.p @go int = 1 AS
BEGIN
  IF @go = 1
    SELECT N'го; GO' AS GO
  /* GO */
END
GO
EXEC dbo.p
GO 2
