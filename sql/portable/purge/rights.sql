-- rights: what a purge needs, for the message to whoever lacks it.
GRANT SELECT, DELETE ON $FinishedCalls$ TO $Account$;
GRANT SELECT, DELETE ON IdentBridge_Calls TO $Account$;
GRANT SELECT, DELETE ON $Tickets$ TO $Account$;
GRANT INSERT ON IdentBridge_MigrationAudit TO $Account$;
