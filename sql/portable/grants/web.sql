-- web: the site writes tickets and reads the schedule, and what readers know of it together. In the journal the library reads the tables' names.
GRANT SELECT, INSERT, UPDATE ON $Tickets$ TO $Account$;
GRANT SELECT ON $Branches$ TO $Account$;
GRANT SELECT ON $Doctors$ TO $Account$;
GRANT SELECT ON $Intervals$ TO $Account$;
GRANT SELECT, INSERT, UPDATE ON IdentBridge_Schedule TO $Account$;
GRANT SELECT ON IdentBridge_Migrations TO $Account$;
