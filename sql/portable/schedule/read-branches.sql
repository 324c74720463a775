-- read-branches: all of them.
SELECT Id, Name FROM $Branches$ ORDER BY Id;
