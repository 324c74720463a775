-- read-branch-name: what came of a name that was written; no row when it is not there.
SELECT Name FROM $Branches$ WHERE Id = @Id;
