-- set-snapshot: readers see what was committed last and wait for no writer; ends the sessions that are in the database.
ALTER DATABASE $Database$ SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
