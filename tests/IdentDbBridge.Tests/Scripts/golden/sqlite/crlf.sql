SELECT 'a
b';

  SELECT 2;
-- c
