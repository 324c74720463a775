-- read-doctors: all of them.
SELECT Id, Name FROM $Doctors$ ORDER BY Id;
