-- create: an empty database in which readers see what was committed last and wait for no writer, so that IDENT's polls block nobody.
CREATE DATABASE $Database$;
GO

ALTER DATABASE $Database$ SET READ_COMMITTED_SNAPSHOT ON;
