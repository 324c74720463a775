SELECT 'use x', `use` FROM t USE INDEX (i);
# use x
/* use x */ SELECT 1;
