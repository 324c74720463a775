-- find: 1 when the account is there; needs SELECT on mysql.user.
SELECT COUNT(*) FROM mysql.user WHERE User = $User$ AND Host = $Host$;
