-- create: an account that may log in and nothing else; one that is there is left as it is, its password, too.
CREATE USER IF NOT EXISTS $Account$ IDENTIFIED BY $Password$;
