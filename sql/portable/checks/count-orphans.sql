-- count-orphans: intervals whose branch or doctor is not there.
SELECT COUNT(*) FROM $Intervals$ i
WHERE NOT EXISTS (SELECT 1 FROM $Branches$ b WHERE b.Id = i.BranchId) OR NOT EXISTS (SELECT 1 FROM $Doctors$ d WHERE d.Id = i.DoctorId);
