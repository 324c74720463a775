using System.Globalization;

namespace IdentDbBridge.Schedule;

/// <summary>What a schedule must be to be exported and to be uploaded: what one refuses, so does the other.</summary>
static class TimetableRules
{
    /// <summary>The first thing that is wrong with <paramref name="timetable"/>, in words that fit into a sentence; null when nothing is.</summary>
    /// <param name="timetable">Without nulls in its lists.</param>
    /// <param name="place">How the reader finds an interval again, by its place in the list.</param>
    public static string? Problem(Timetable timetable, Func<Interval, int, string> place) =>
        Twice(timetable.Branches.Select(b => b.Id), id => T($"two branches have the Id {id}"))
        ?? Twice(timetable.Doctors.Select(d => d.Id), id => T($"two doctors have the Id {id}"))
        ?? IntervalProblem(timetable, place);

    /// <summary>A place in a table, for people: the interval's key.</summary>
    public static string Key(Interval i, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"BranchId {i.BranchId}, DoctorId {i.DoctorId}, StartDateTime {i.StartDateTime:yyyy-MM-dd HH:mm:ss}");

    static string? Twice(IEnumerable<int> ids, Func<int, string> problem) =>
        ids.CountBy(id => id).Where(n => n.Value > 1).Select(n => problem(n.Key)).FirstOrDefault();

    static string? IntervalProblem(Timetable timetable, Func<Interval, int, string> place)
    {
        HashSet<int> branches = [.. timetable.Branches.Select(b => b.Id)];
        HashSet<int> doctors = [.. timetable.Doctors.Select(d => d.Id)];
        HashSet<(int, int, DateTime)> keys = [];
        return timetable.Intervals.Select((interval, index) => Wrong(interval, () => place(interval, index))).FirstOrDefault(problem => problem is not null);

        string? Wrong(Interval i, Func<string> at) =>
            !branches.Contains(i.BranchId) ? T($"{at()} names a branch that Branches does not have")
            : !doctors.Contains(i.DoctorId) ? T($"{at()} names a doctor whom Doctors does not have")
            : i.LengthInMinutes <= 0 ? T($"{at()} has no positive length")
            : i.StartDateTime.Year < 1900 || i.StartDateTime.Ticks % TimeSpan.TicksPerSecond != 0 ? T($"{at()} begins at a time that the table cannot hold (whole seconds from the year 1900 on)")
            : !keys.Add((i.BranchId, i.DoctorId, i.StartDateTime)) ? T($"{at()} begins when another one of its doctor and branch does")
            : null;
    }
}
