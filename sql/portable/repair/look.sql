-- look: reads nothing of a table; refused with a word of its own where the login may not read it, even when it may not know whether it is there.
SELECT 1 FROM $Table$ WHERE 1 = 0;
