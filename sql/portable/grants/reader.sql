-- reader: reports and look-ups: the six exchange tables, and nothing written.
GRANT SELECT ON $FinishedCalls$ TO $Account$;
GRANT SELECT ON $OngoingCalls$ TO $Account$;
GRANT SELECT ON $Tickets$ TO $Account$;
GRANT SELECT ON $Branches$ TO $Account$;
GRANT SELECT ON $Doctors$ TO $Account$;
GRANT SELECT ON $Intervals$ TO $Account$;
