namespace IdentDbBridge.Schedule;

/// <summary>What an upload changed in each table.</summary>
public sealed record ScheduleChange(TableChange Branches, TableChange Doctors, TableChange Intervals)
{
    /// <summary>Whether the upload was what the tables held already.</summary>
    public bool IsNone => Branches.IsNone && Doctors.IsNone && Intervals.IsNone;
}

/// <summary>What an upload changed in one table. A row with other values under the same key is one removed and one added.</summary>
/// <param name="Added">Rows that were not there.</param>
/// <param name="Removed">Rows that are there no more.</param>
/// <param name="Unchanged">Rows that are as before.</param>
public readonly record struct TableChange(int Added, int Removed, int Unchanged)
{
    /// <summary>Whether nothing was added or removed.</summary>
    public bool IsNone => Added == 0 && Removed == 0;
}
