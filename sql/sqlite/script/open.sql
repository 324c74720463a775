-- open: the head of a generated script.
BEGIN IMMEDIATE;
