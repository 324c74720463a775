-- create-by: as create, with a method of authentication that is not the server's own choice. MySQL only.
CREATE USER IF NOT EXISTS $Account$ IDENTIFIED WITH $Plugin$ BY $Password$;
