-- gateway: takes in for sites and phone systems, is IDENT's HTTP option, keeps the history, and deletes what is old, with an entry in the audit. In the journal the library reads the tables' names.
GRANT SELECT, INSERT, UPDATE, DELETE ON $FinishedCalls$ TO $Account$;
GRANT SELECT, INSERT, UPDATE, DELETE ON $OngoingCalls$ TO $Account$;
GRANT SELECT, INSERT, UPDATE, DELETE ON $Tickets$ TO $Account$;
GRANT SELECT, INSERT, UPDATE, DELETE ON $Branches$ TO $Account$;
GRANT SELECT, INSERT, UPDATE, DELETE ON $Doctors$ TO $Account$;
GRANT SELECT, INSERT, UPDATE, DELETE ON $Intervals$ TO $Account$;
GRANT SELECT, INSERT, UPDATE, DELETE ON IdentBridge_Calls TO $Account$;
GRANT SELECT, INSERT, UPDATE ON IdentBridge_Schedule TO $Account$;
GRANT SELECT, INSERT, DELETE ON IdentBridge_History TO $Account$;
GRANT SELECT ON IdentBridge_Migrations TO $Account$;
GRANT INSERT ON IdentBridge_MigrationAudit TO $Account$;
