using System.Runtime.CompilerServices;
using IdentDbBridge.Calls;
using IdentDbBridge.Ident;
using IdentDbBridge.Migrations;
using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Reports;
using IdentDbBridge.Schedule;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Cli.Demo;

/// <summary>
/// Fills an exchange database with a made-up clinic, then plays IDENT's side. It writes only into a database that is empty or
/// that it has filled itself: made-up patients must not get into a clinic's own exchange.
/// </summary>
/// <param name="clinic">The data.</param>
/// <param name="timetable">The schedule that IDENT uploads.</param>
sealed class DemoRun(DemoClinic clinic, Timetable timetable)
{
    /// <summary>Refuses a database whose tables are there but not up to date: the demo must not migrate somebody's database.</summary>
    /// <exception cref="ConfigurationException">The database is such a one.</exception>
    public static async Task RefuseUnfinishedAsync(Migrator migrator, CancellationToken cancellationToken)
    {
        MigrationReport report;
        try
        {
            report = await migrator.StatusAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectionException e) when (e.Error.Kind == ServerErrorKind.DatabaseMissing)
        {
            // A SQLite file is created by the run; a server will say the same again.
            return;
        }

        if (!report.IsUpToDate && report.Scripts.Any(s => s.State != ScriptState.Pending))
            throw new ConfigurationException(T($"{report.Target} is an exchange database that is not up to date; the demo brings up only what is empty. See 'identdb status', or name another database."));
    }

    /// <exception cref="ConfigurationException">The database holds what this demo did not write.</exception>
    public async Task<DemoReport> RunAsync(DatabaseOptions database, UpResult provisioned, Action<string> progress, CancellationToken cancellationToken)
    {
        var rows = new ExchangeRows(database);
        await using ConfiguredAsyncDisposable end = rows.ConfigureAwait(false);
        progress(T($"Looking at what is there…"));
        await RefuseForeignAsync(provisioned.Report.Target, rows, cancellationToken).ConfigureAwait(false);
        progress(T($"The clinic writes its calls…"));
        AddResult callsAdded = await rows.AddAsync(clinic.Calls, cancellationToken).ConfigureAwait(false);
        progress(T($"The site writes its tickets…"));
        AddResult ticketsAdded = await rows.AddAsync(clinic.Tickets, cancellationToken).ConfigureAwait(false);
        progress(T($"IDENT uploads its schedule…"));
        ScheduleChange change = await rows.ReplaceAsync(timetable, cancellationToken).ConfigureAwait(false);
        progress(T($"IDENT reads calls and tickets…"));
        return new DemoReport
        {
            Provisioned = provisioned,
            Calls = callsAdded,
            Tickets = ticketsAdded,
            Schedule = change,
            WindowFrom = clinic.WeekStart,
            WindowTo = clinic.WeekEnd,
            CallsSeen = await rows.ReadCallsAsync(clinic.WeekStart, clinic.WeekEnd, cancellationToken).ConfigureAwait(false),
            TicketsSeen = await rows.ReadTicketsAsync(clinic.WeekStart, clinic.WeekEnd, cancellationToken).ConfigureAwait(false),
            Timetable = await rows.ReadScheduleAsync(cancellationToken).ConfigureAwait(false),
        };
    }

    async Task RefuseForeignAsync(string target, ExchangeRows rows, CancellationToken cancellationToken)
    {
        List<StoredCall> monthCalls = await rows.ReadCallsAsync(clinic.Month, clinic.MonthEnd, cancellationToken).ConfigureAwait(false);
        List<Ticket> monthTickets = await rows.ReadTicketsAsync(clinic.Month, clinic.MonthEnd, cancellationToken).ConfigureAwait(false);
        int own = monthCalls.Intersect(clinic.Calls).Count() + monthTickets.Intersect(clinic.Tickets).Count();
        long all = await rows.CountAsync(cancellationToken).ConfigureAwait(false);
        // A schedule without calls and tickets of the demo is somebody's.
        bool foreign = all > own || (own == 0 && (await rows.ReadScheduleAsync(cancellationToken).ConfigureAwait(false)) is { Branches: [_, ..] } or { Doctors: [_, ..] } or { Intervals: [_, ..] });
        if (foreign)
            throw new ConfigurationException(T($"{target} holds calls, tickets or a schedule that this demo ({clinic.Name}) did not write; it was left as it is. Name another database, or one that is empty."));
    }
}
