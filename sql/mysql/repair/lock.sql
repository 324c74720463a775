-- lock: the table and, if there is one, the table of the rows that cannot stay.
LOCK TABLES $Tables$
