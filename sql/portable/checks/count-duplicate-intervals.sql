-- count-duplicate-intervals: how many keys more than one interval has.
SELECT COUNT(*) FROM (SELECT BranchId, DoctorId, StartDateTime FROM $Intervals$ GROUP BY BranchId, DoctorId, StartDateTime HAVING COUNT(*) > 1) d;
