using IdentDbBridge.Calls;

namespace IdentDbBridge.Cli.Demo;

/// <summary>The figures of a report, for people and for <c>--json</c>.</summary>
sealed class DemoFigures(DemoReport report)
{
    public int CallsIn => report.CallsSeen.Count(c => c.Direction == CallDirection.In);

    public int CallsOut => report.CallsSeen.Count(c => c.Direction == CallDirection.Out);

    public int MissedIn => report.CallsSeen.Count(c => c is { Direction: CallDirection.In, TalkInSeconds: null });

    public int UnansweredOut => report.CallsSeen.Count(c => c is { Direction: CallDirection.Out, TalkInSeconds: null });

    public int TicketsWithPlan => report.TicketsSeen.Count(t => t.PlanStart is not null);

    public int TicketsWithDoctor => report.TicketsSeen.Count(t => t.DoctorId is not null);

    public int Free => report.Timetable.Intervals.Count(i => !i.IsBusy);

    /// <summary>The document of <c>--json</c>.</summary>
    public object Document() => new
    {
        report.Provisioned.Report.Target,
        report.Provisioned.Report.Server,
        scriptsApplied = report.Provisioned.Applied,
        tables = report.Provisioned.Report.Tables.Names,
        written = new { report.Calls, report.Tickets, report.Schedule.Branches, report.Schedule.Doctors, report.Schedule.Intervals },
        report.ChangedNothing,
        read = new
        {
            from = report.WindowFrom,
            to = report.WindowTo,
            calls = new { total = report.CallsSeen.Count, incoming = CallsIn, outgoing = CallsOut, MissedIn, UnansweredOut },
            tickets = new { total = report.TicketsSeen.Count, withPlan = TicketsWithPlan, withDoctor = TicketsWithDoctor },
        },
        schedule = new
        {
            branches = report.Timetable.Branches.Count,
            doctors = report.Timetable.Doctors.Count,
            intervals = report.Timetable.Intervals.Count,
            Free,
            perDoctor = report.Timetable.Doctors.Select(d => PerDoctor(d.Id)),
        },
    };

    object PerDoctor(int doctorId)
    {
        var intervals = report.Timetable.Intervals.Where(i => i.DoctorId == doctorId).ToLookup(i => i.IsBusy);
        return new
        {
            doctorId,
            freeSlots = intervals[false].Count(),
            freeMinutes = intervals[false].Sum(i => i.LengthInMinutes),
            busyStretches = intervals[true].Count(),
            busyMinutes = intervals[true].Sum(i => i.LengthInMinutes),
            firstFree = intervals[false].Select(i => (DateTime?)i.StartDateTime).Min(),
        };
    }
}
