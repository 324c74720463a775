-- read-intervals: all of them, in the order of the key.
SELECT BranchId, DoctorId, StartDateTime, LengthInMinutes, IsBusy FROM $Intervals$ ORDER BY BranchId, DoctorId, StartDateTime;
