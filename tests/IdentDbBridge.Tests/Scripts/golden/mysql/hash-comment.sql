SELECT 1; # don't; stop
# it's
SELECT 2 # why; not
  , 3;
SELECT 4#x
;
