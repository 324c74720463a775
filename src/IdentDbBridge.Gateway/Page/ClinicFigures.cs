using IdentDbBridge.Gateway.Clinics;
using IdentDbBridge.Schedule;

namespace IdentDbBridge.Gateway.Page;

/// <summary>What the pictures of a clinic show. Counts only, but for the names of doctors.</summary>
sealed record ClinicFigures
{
    public const int DaysOfCalls = 7, DaysOfTickets = 30, DaysOfSlots = 7;

    const int MostDoctors = 30;

    /// <summary>By the hour of the day: answered and not.</summary>
    public required int[][] CallsByHour { get; init; }

    /// <summary>By source; empty for those of none that is known.</summary>
    public required IReadOnlyList<(string Source, int Count)> TicketsBySource { get; init; }

    /// <summary>By day and doctor: free and busy minutes, and how many free slots.</summary>
    public required IReadOnlyList<(DateOnly Day, string Doctor, int Free, int Busy)> Slots { get; init; }

    /// <exception cref="IdentDbException">The database cannot be read.</exception>
    public static async Task<ClinicFigures> ReadAsync(Clinic clinic, DateTimeOffset moment, CancellationToken cancellationToken)
    {
        DateTime now = clinic.Clock.ToLocal(moment);
        int[][] calls = [.. Enumerable.Range(0, 24).Select(_ => new int[2])];
        await foreach (var call in clinic.Exchange.Calls.StreamFinishedAsync(now.AddDays(-DaysOfCalls), now, cancellationToken))
            calls[call.DateAndTime.Hour][call.TalkInSeconds > 0 ? 0 : 1]++;
        Dictionary<string, int> tickets = new(StringComparer.OrdinalIgnoreCase);
        await foreach (var ticket in clinic.Exchange.Tickets.StreamAsync(now.AddDays(-DaysOfTickets), now, cancellationToken))
        {
            string source = clinic.Settings.Sources.Keys.Where(name => ticket.Id.StartsWith(name + "-", StringComparison.OrdinalIgnoreCase)).MaxBy(name => name.Length) ?? "";
            tickets[source] = tickets.GetValueOrDefault(source) + 1;
        }

        SchedulePicture schedule = await clinic.Exchange.Schedule.ReadAsync(cancellationToken);
        return new ClinicFigures
        {
            CallsByHour = calls,
            TicketsBySource = [.. tickets.OrderByDescending(t => t.Value).Select(t => (t.Key, t.Value))],
            Slots = schedule.Timetable is { } timetable ? [.. SlotsOf(timetable, DateOnly.FromDateTime(now))] : [],
        };
    }

    static IEnumerable<(DateOnly Day, string Doctor, int Free, int Busy)> SlotsOf(Timetable timetable, DateOnly today)
    {
        Dictionary<int, string> names = timetable.Doctors.ToDictionary(d => d.Id, d => d.Name ?? "");
        HashSet<int> shown = [.. timetable.Doctors.Take(MostDoctors).Select(d => d.Id)];
        return timetable.Intervals
            .Where(i => shown.Contains(i.DoctorId) && DateOnly.FromDateTime(i.StartDateTime) >= today && DateOnly.FromDateTime(i.StartDateTime) < today.AddDays(DaysOfSlots))
            .GroupBy(i => (Day: DateOnly.FromDateTime(i.StartDateTime), i.DoctorId))
            .OrderBy(g => g.Key.Day).ThenBy(g => names[g.Key.DoctorId], StringComparer.Ordinal)
            .Select(g => (g.Key.Day, names[g.Key.DoctorId], g.Where(i => !i.IsBusy).Sum(i => i.LengthInMinutes), g.Where(i => i.IsBusy).Sum(i => i.LengthInMinutes)));
    }
}
