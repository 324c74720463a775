-- variables: every setting of the server, as old connectors ask for them when they open a connection; of all of them, not of this session.
SHOW GLOBAL VARIABLES;
