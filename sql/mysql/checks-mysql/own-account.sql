-- own-account: how the account of this session logs in; any account may ask that of itself. The hash of its password stands there, too.
SHOW CREATE USER CURRENT_USER();
