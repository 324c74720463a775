-- What it does
/* and
 why */
CREATE VIEW v AS
-- inside
SELECT 1 AS a -- at the end
-- after
GO
