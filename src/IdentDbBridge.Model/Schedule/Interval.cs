namespace IdentDbBridge.Schedule;

/// <summary>A free slot, or one busy stretch of any length, of a doctor in a branch. Its key is branch, doctor and start.</summary>
public sealed record Interval
{
    public required int BranchId { get; init; }

    public required int DoctorId { get; init; }

    /// <summary>In the clinic's local time, to the second.</summary>
    public required DateTime StartDateTime { get; init; }

    public required int LengthInMinutes { get; init; }

    public required bool IsBusy { get; init; }
}
