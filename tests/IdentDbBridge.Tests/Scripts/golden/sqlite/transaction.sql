-- first
SELECT 1;
  commit;
