-- close: the foot of a generated script.
COMMIT;
