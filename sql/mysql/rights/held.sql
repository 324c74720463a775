-- held: what the login has, a line for each GRANT, its own and those of active roles and of PUBLIC.
SHOW GRANTS;
