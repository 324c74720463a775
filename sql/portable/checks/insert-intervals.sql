-- insert-intervals: inserts nothing; refused where the login may not insert.
INSERT INTO $Intervals$ (BranchId, DoctorId, StartDateTime, LengthInMinutes, IsBusy) SELECT BranchId, DoctorId, StartDateTime, LengthInMinutes, IsBusy FROM $Intervals$ WHERE 1 = 0;
