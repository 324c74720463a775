-- allow-truncate: for an IDENT that empties its tables by TRUNCATE, which needs ALTER; that changes and drops the tables as well.
GRANT ALTER ON $Branches$ TO $Account$;
GRANT ALTER ON $Doctors$ TO $Account$;
GRANT ALTER ON $Intervals$ TO $Account$;
