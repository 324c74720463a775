-- it's;
SELECT 1; -- one; "
SELECT /* ; /* */ 2; /* ' */
SELECT 3
-- the end;
