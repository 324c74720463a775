# a shell comment; here
SELECT 1;
#and here
-- c
# and
SELECT 2;
