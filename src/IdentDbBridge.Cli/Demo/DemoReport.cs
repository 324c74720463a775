using IdentDbBridge.Calls;
using IdentDbBridge.Migrations.Reports;
using IdentDbBridge.Schedule;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Cli.Demo;

/// <summary>What a run of the demo did, and what IDENT saw.</summary>
sealed record DemoReport
{
    public required UpResult Provisioned { get; init; }

    public required AddResult Calls { get; init; }

    public required AddResult Tickets { get; init; }

    public required ScheduleChange Schedule { get; init; }

    /// <summary>The window that IDENT read, both ends included.</summary>
    public required DateTime WindowFrom { get; init; }

    public required DateTime WindowTo { get; init; }

    public required IReadOnlyList<StoredCall> CallsSeen { get; init; }

    public required IReadOnlyList<Ticket> TicketsSeen { get; init; }

    /// <summary>The schedule as the tables hold it after the upload.</summary>
    public required Timetable Timetable { get; init; }

    public bool ChangedNothing => Provisioned.Applied.Count == 0 && Calls.Added == 0 && Tickets.Added == 0 && Schedule.IsNone;
}
