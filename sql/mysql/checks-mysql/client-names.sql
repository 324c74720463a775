-- client-names: what an old connector sends after it has logged in, with the character set of the server's greeting.
SET NAMES $Charset$;
