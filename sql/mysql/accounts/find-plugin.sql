-- find-plugin: how an account logs in; needs SELECT on mysql.user. Empty is the native password of MariaDB.
SELECT plugin FROM mysql.user WHERE User = $User$ AND Host = $Host$;
