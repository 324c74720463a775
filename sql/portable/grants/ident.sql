-- ident: the IDENT program reads calls and tickets, and writes its schedule.
GRANT SELECT ON $FinishedCalls$ TO $Account$;
GRANT SELECT ON $OngoingCalls$ TO $Account$;
GRANT SELECT ON $Tickets$ TO $Account$;
GRANT SELECT, INSERT, UPDATE, DELETE ON $Branches$ TO $Account$;
GRANT SELECT, INSERT, UPDATE, DELETE ON $Doctors$ TO $Account$;
GRANT SELECT, INSERT, UPDATE, DELETE ON $Intervals$ TO $Account$;
