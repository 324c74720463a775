-- tell: when delivery was tried last, and what stopped it.
INSERT INTO Delivery (Id, TriedUtc, Error) VALUES (1, @NowUtc, @Error) ON CONFLICT (Id) DO UPDATE SET TriedUtc = @NowUtc, Error = @Error;
