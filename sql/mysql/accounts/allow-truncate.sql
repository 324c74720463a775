-- allow-truncate: for an IDENT that empties its tables by TRUNCATE, which needs DROP; that drops the tables as well.
GRANT DROP ON $Branches$ TO $Account$;
GRANT DROP ON $Doctors$ TO $Account$;
GRANT DROP ON $Intervals$ TO $Account$;
