using System.Security.Cryptography;

namespace IdentDbBridge.Schedule;

/// <summary>What the three tables held at one read.</summary>
/// <param name="Timetable">Each table in the order of its key.</param>
sealed record ScheduleSet(Timetable Timetable)
{
    /// <summary>SHA-256 over all rows, in small hexadecimal letters. Equal sets have equal ones, on every server.</summary>
    public string Fingerprint { get; } = Hash(Timetable);

    public int Count => Timetable.Intervals.Count;

    /// <summary>Whether every interval has its branch and its doctor. IDENT uploads them together, so otherwise some are not written yet.</summary>
    public bool IsConsistent { get; } = HasAll(Timetable);

    static bool HasAll(Timetable timetable)
    {
        HashSet<int> branches = [.. timetable.Branches.Select(b => b.Id)];
        HashSet<int> doctors = [.. timetable.Doctors.Select(d => d.Id)];
        return timetable.Intervals.All(i => branches.Contains(i.BranchId) && doctors.Contains(i.DoctorId));
    }

    static string Hash(Timetable timetable)
    {
        using var rows = new MemoryStream();
        using var writer = new BinaryWriter(rows);
        writer.Write(timetable.Branches.Count);
        foreach (Branch branch in timetable.Branches)
            Write(branch.Id, branch.Name);
        writer.Write(timetable.Doctors.Count);
        foreach (Doctor doctor in timetable.Doctors)
            Write(doctor.Id, doctor.Name);
        foreach (Interval interval in timetable.Intervals)
        {
            writer.Write(interval.BranchId);
            writer.Write(interval.DoctorId);
            writer.Write(interval.StartDateTime.Ticks);
            writer.Write(interval.LengthInMinutes);
            writer.Write(interval.IsBusy);
        }

        writer.Flush();
        return Convert.ToHexStringLower(SHA256.HashData(rows.GetBuffer().AsSpan(0, (int)rows.Length)));

        void Write(int id, string? name)
        {
            writer.Write(id);
            writer.Write(name is not null);
            writer.Write(name ?? "");
        }
    }
}
