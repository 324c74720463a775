-- drop: the account with all it has, on the whole server.
DROP USER IF EXISTS $Account$;
