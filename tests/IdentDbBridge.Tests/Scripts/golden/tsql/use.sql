SELECT 1
GO
-- USE here
uSe other;
