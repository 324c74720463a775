-- add-interval: one free slot or busy stretch. Batches repeat the row in the brackets.
INSERT INTO $Intervals$ (BranchId, DoctorId, StartDateTime, LengthInMinutes, IsBusy) VALUES (@BranchId, @DoctorId, @StartDateTime, @LengthInMinutes, @IsBusy);
