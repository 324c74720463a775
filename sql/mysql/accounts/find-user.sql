-- find-user: as find, since an account is the user of every database.
SELECT COUNT(*) FROM mysql.user WHERE User = $User$ AND Host = $Host$;
