-- telephony: the phone system writes calls and their ids; of a finished call it takes nothing away. In the journal the library reads the tables' names.
GRANT SELECT, INSERT, UPDATE ON $FinishedCalls$ TO $Account$;
GRANT SELECT, INSERT, UPDATE, DELETE ON $OngoingCalls$ TO $Account$;
GRANT SELECT, INSERT, UPDATE ON IdentBridge_Calls TO $Account$;
GRANT SELECT ON IdentBridge_Migrations TO $Account$;
