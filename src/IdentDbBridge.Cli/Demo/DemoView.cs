using System.Globalization;
using IdentDbBridge.Calls;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Localization;
using IdentDbBridge.Schedule;
using IdentDbBridge.Tickets;
using Spectre.Console;

namespace IdentDbBridge.Cli.Demo;

/// <summary>Shows a report as tables. Its data is made up, so names and numbers may be seen.</summary>
sealed class DemoView(Output output, DemoReport report)
{
    const int FirstCalls = 8;
    const int FirstTickets = 5;

    public void Show()
    {
        Heading(T($"Provisioned: {report.Provisioned.Report.Target}  ({report.Provisioned.Report.Server})"));
        Tables().Write(output);
        Line(report.Provisioned.Applied.Count == 0 ? T($"The tables were there already.") : T($"The tables were made by {string.Join(", ", report.Provisioned.Applied)}."));

        Heading(T($"IDENT reads the calls from {Time(report.WindowFrom)} to {Time(report.WindowTo)}"));
        Calls().Write(output);
        var figures = new DemoFigures(report);
        Line(T($"{Calls(report.CallsSeen.Count)}: {Number(figures.CallsIn)} in, {Number(figures.CallsOut)} out; not answered: {Number(figures.MissedIn)} in, {Number(figures.UnansweredOut)} out."), First(FirstCalls, report.CallsSeen.Count));

        Heading(T($"IDENT reads the tickets of the same period"));
        Tickets().Write(output);
        Line(T($"{Tickets(report.TicketsSeen.Count)}, {Number(figures.TicketsWithPlan)} with a wished time, {Number(figures.TicketsWithDoctor)} with a wished doctor."), First(FirstTickets, report.TicketsSeen.Count));

        Heading(Upload());
        Doctors().Write(output);
        Line(T($"{Branches(report.Timetable.Branches.Count)}, {Doctors(report.Timetable.Doctors.Count)}, {Intervals(report.Timetable.Intervals.Count)}, {Number(figures.Free)} of them free"));

        Line("");
        Line(report.ChangedNothing ? T($"Nothing was changed: all of it was there already.") : T($"Run the same command again: nothing will change."));
    }

    Listing Tables()
    {
        Listing table = Columns(T($"Table"), '>' + T($"Added"), '>' + T($"Removed"), '>' + T($"Already there"));
        IReadOnlyDictionary<string, string> names = report.Provisioned.Report.Tables.Names;
        Row("FinishedCalls", report.Calls.Added, 0, report.Calls.AlreadyThere);
        Row("OngoingCalls", 0, 0, 0);
        Row("Tickets", report.Tickets.Added, 0, report.Tickets.AlreadyThere);
        Change("Branches", report.Schedule.Branches);
        Change("Doctors", report.Schedule.Doctors);
        Change("Intervals", report.Schedule.Intervals);
        return table;

        void Change(string block, TableChange change) => Row(block, change.Added, change.Removed, change.Unchanged);
        void Row(string block, int added, int removed, int there) => table.Add(names[block], Number(added), Number(removed), Number(there));
    }

    Listing Calls()
    {
        Listing table = Columns(T($"Time"), "", T($"From"), T($"To"), '>' + T($"Wait"), '>' + T($"Talk"), '~' + T($"Phone line"));
        foreach (StoredCall call in report.CallsSeen.Take(FirstCalls))
        {
            table.Add(
                Short(call.DateAndTime),
                call.Direction == CallDirection.In ? T($"in") : T($"out"),
                call.PhoneFrom.Length == 0 ? T($"hidden") : call.PhoneFrom,
                call.PhoneTo,
                Seconds(call.WaitInSeconds),
                call.TalkInSeconds is { } talk ? Seconds(talk) : new Cell(T($"missed"), Color.Red),
                call.LineDescription ?? "");
        }

        return table;
    }

    Listing Tickets()
    {
        Listing table = Columns(T($"Time"), T($"Client"), T($"Phone"), T($"Preferred time"), '~' + T($"Comment"));
        foreach (Ticket ticket in report.TicketsSeen.Take(FirstTickets))
        {
            table.Add(
                Short(ticket.DateAndTime),
                ticket.ClientFullName ?? string.Join(' ', new[] { ticket.ClientSurname, ticket.ClientName, ticket.ClientPatronymic }.OfType<string>()),
                ticket.ClientPhone,
                ticket.PlanStart is { } start ? Short(start) : "",
                ticket.Comment ?? "");
        }

        return table;
    }

    Listing Doctors()
    {
        Listing table = Columns(">Id", '~' + T($"Doctor"), '>' + T($"Free\nslots"), '>' + T($"Free\nhours"), '>' + T($"Busy\ntimes"), '>' + T($"Busy\nhours"), T($"First\nfree slot"));
        ILookup<int, Interval> intervals = report.Timetable.Intervals.ToLookup(i => i.DoctorId);
        foreach (Doctor doctor in report.Timetable.Doctors)
        {
            List<Interval> free = [.. intervals[doctor.Id].Where(i => !i.IsBusy)];
            List<Interval> busy = [.. intervals[doctor.Id].Where(i => i.IsBusy)];
            table.Add(
                doctor.Id.ToString(CultureInfo.InvariantCulture),
                doctor.Name ?? "",
                Number(free.Count),
                Hours(free),
                Number(busy.Count),
                Hours(busy),
                free.Count == 0 ? T($"none") : LocalText.DayAndMinute(free.Min(i => i.StartDateTime)));
        }

        return table;
    }

    string Upload() => report.Timetable.Intervals.Count == 0 ? T($"IDENT uploads its schedule")
        : T($"IDENT uploads its schedule from {report.Timetable.Intervals.Min(i => i.StartDateTime):yyyy-MM-dd} to {report.Timetable.Intervals.Max(i => i.StartDateTime):yyyy-MM-dd}");

    static string First(int shown, int count) => count > shown ? T($"The first {shown} are shown.") : "";

    /// <summary>A title that begins with &gt; makes a column of numbers, one with ~ a column of words that may go on in the next line.</summary>
    static Listing Columns(params string[] titles) =>
        new([.. titles.Select(t => new ListingColumn(t.TrimStart('>', '~'), IsRight: t.StartsWith('>'), Wraps: t.StartsWith('~')))]);

    void Heading(string text) => output.People.Write(new Text($"\n{text}\n", new Style(decoration: Decoration.Bold)));

    void Line(params string[] sentences) => output.Paragraph(string.Join(' ', sentences.Where(s => s.Length > 0)), "");

    static string Hours(IEnumerable<Interval> intervals) => LocalText.Number(intervals.Sum(i => i.LengthInMinutes) / 60m, 1);

    static string Number(int number) => LocalText.Number(number);

    static string Calls(int count) => count == 1 ? T($"{count:N0} call") : T($"{count:N0} calls");

    static string Tickets(int count) => count == 1 ? T($"{count:N0} ticket") : T($"{count:N0} tickets");

    static string Branches(int count) => count == 1 ? T($"{count:N0} branch") : T($"{count:N0} branches");

    static string Doctors(int count) => count == 1 ? T($"{count:N0} doctor") : T($"{count:N0} doctors");

    static string Intervals(int count) => count == 1 ? T($"{count:N0} interval") : T($"{count:N0} intervals");

    static string Time(DateTime time) => LocalText.Minute(time);

    static string Short(DateTime time) => LocalText.DayAndMinute(time);

    static string Seconds(int seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}");
}
