-- after: behind every batch. SSMS goes on with the next batch after an error; NOEXEC makes it read only.
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;
GO
