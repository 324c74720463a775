namespace IdentDbBridge.Schedule;

/// <summary>A stretch of free time of one doctor in one branch, in the clinic's local time.</summary>
/// <param name="BranchId">IDENT's number of the branch.</param>
/// <param name="DoctorId">IDENT's number of the doctor.</param>
/// <param name="Start">Its begin.</param>
/// <param name="End">Its end, which is not part of it.</param>
public readonly record struct FreeWindow(int BranchId, int DoctorId, DateTime Start, DateTime End)
{
    /// <summary>Its length in minutes.</summary>
    public int Minutes => (int)(End - Start).TotalMinutes;
}
