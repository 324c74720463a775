using System.CommandLine;
using System.Globalization;
using IdentDbBridge.Cli.Fleet;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Cli.Targets;
using IdentDbBridge.Health;
using IdentDbBridge.Health.Checks;
using IdentDbBridge.Health.Clients;
using IdentDbBridge.Health.Findings;
using Spectre.Console;

namespace IdentDbBridge.Cli.Commands;

static class CheckCommand
{
    public static Command Create(TargetOptions target)
    {
        var timeZone = new Option<string?>("--time-zone") { Description = T($"The clinic's time zone, such as Asia/Novosibirsk; else the server's zone cannot be judged.") };
        var retention = new Option<int>("--retention") { HelpName = "180d", Description = T($"How long calls and tickets are kept, in days."), DefaultValueFactory = _ => 180, CustomParser = Days };
        var interval = new Option<int>("--schedule-every") { HelpName = "minutes", Description = T($"How often IDENT uploads the schedule, in minutes."), DefaultValueFactory = _ => 10 };
        interval.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && (!int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int minutes) || minutes is < 1 or > 1440))
                result.AddError("1 to 1440");
        });
        var strict = new Option<bool>("--strict") { Description = T($"Exit with 9 on warnings, too.") };
        var asIdent = new Option<bool>("--as-ident") { Description = T($"Only what the database driver within IDENT meets, whichever it is: opens, reads, writes, and loses no letter.") };
        var command = new Command("check", T($"Looks at the database with the login that IDENT will use: way, rights, tables, clock, settings, data, growth. Leaves nothing behind. Exits with 9 on a failure."))
        {
            timeZone, retention, interval, strict, asIdent,
        };
        var fleet = new FleetOptions(target);
        fleet.AddTo(command);
        command.SetAction((parsed, cancellationToken) => fleet.RunAsync(
            parsed,
            async (output, named) =>
            {
                TargetDatabase database = named.ForIdent();
                output.Target = database.Place;
                var check = new HealthOptions
                {
                    TimeZone = parsed.GetValue(timeZone) ?? database.Configured?.TimeZone,
                    Retention = TimeSpan.FromDays(Given(parsed, retention) ?? database.Configured?.Retention ?? parsed.GetValue(retention)),
                    AsIdent = parsed.GetValue(asIdent),
                    ScheduleInterval = TimeSpan.FromMinutes(Given(parsed, interval) ?? database.Configured?.ScheduleEvery ?? parsed.GetValue(interval)),
                };
                var run = new HealthCheck(database.Database, check, TimeProvider.System);
                HealthReport report = await output.ProgressAsync(T($"Checking…"), _ => run.RunAsync(cancellationToken)).ConfigureAwait(false);
                Show(output, report, check.AsIdent);
                output.Report(report.Server, report.Failures, Document(report));
                return report.Failures > 0 || (parsed.GetValue(strict) && report.Warnings > 0) ? ExitCodes.DataProblems : ExitCodes.Done;
            },
            cancellationToken));
        return command;
    }

    /// <summary>Null where the option is not on the command line: then the target says it.</summary>
    static int? Given(ParseResult parsed, Option<int> option) => parsed.GetResult(option) is { Implicit: false } ? parsed.GetValue(option) : null;

    static object Document(HealthReport report) => new
    {
        findings = report.Findings.Select(f => new { id = f.Kind.Id, state = f.State, says = Says(f), fix = Fix(f.Fix, f.Remedy), lockedOut = f.LockedOut }),
        clients = report.Clients.Select(c => new { id = c.Client.Id, name = c.Client.Name, state = c.State, reason = Reason(c), remedy = Fix(c.Fix, c.Remedy) }),
        failures = report.Failures,
        warnings = report.Warnings,
    };

    static void Show(Output output, HealthReport report, bool isShort)
    {
        output.People.Write(new Text($"{report.Target}  ({report.Server})\n"));
        foreach (IGrouping<FindingSection, Finding> section in report.Findings.Where(f => !isShort || f.State != FindingState.Pass).GroupBy(f => f.Kind.Section))
        {
            Table table = new Table().Border(TableBorder.Rounded).Title(Markup.Escape(Title(section.Key)));
            table.AddColumn(new TableColumn(T($"Result")).Width(11).NoWrap());
            table.AddColumn(new TableColumn(T($"Point")).Width(24).NoWrap());
            table.AddColumn(T($"What was found"));
            foreach (Finding finding in section)
            {
                table.AddRow(
                    new Text(Word(finding.State), new Style(Colour(finding.State))),
                    new Text(finding.Kind.Id),
                    new Text(Says(finding)));
            }

            output.People.Write(table);
            // Not wrapped: statements are copied.
            foreach ((string id, string? fix) in section.Select(f => (f.Kind.Id, Fix(f.Fix, f.Remedy))).Where(f => f.Item2 is not null))
                output.Lines.WriteLine($"  {id} → {fix}");
        }

        Show(output, report.Clients);
        output.Say(T($"Failures: {report.Failures}. Warnings: {report.Warnings}. Cannot tell: {report.Count(FindingState.Unknown)}. Passed: {report.Count(FindingState.Pass)}."));
    }

    static void Show(Output output, IReadOnlyList<ClientVerdict> clients)
    {
        if (clients.Count == 0)
            return;
        Table table = new Table().Border(TableBorder.Rounded).Title(Markup.Escape(T($"Drivers that IDENT may have built in")));
        table.AddColumn(new TableColumn(T($"Result")).Width(14).NoWrap());
        table.AddColumn(new TableColumn(T($"Driver")).Width(32).NoWrap());
        table.AddColumn(T($"What stands in its way"));
        foreach (ClientVerdict client in clients)
            table.AddRow(new Text(Word(client.State), new Style(Colour(client.State))), new Text(client.Client.Name), new Text(Reason(client) ?? ""));
        output.People.Write(table);
        foreach ((string id, string? fix) in clients.Select(c => (c.Client.Id, Fix(c.Fix, c.Remedy))).Where(c => c.Item2 is not null).DistinctBy(c => c.Item2))
            output.Lines.WriteLine($"  {id} → {fix}");
    }

    /// <summary>One statement, sentence or command: what the library says, or else the command.</summary>
    static string? Fix(string? fix, Remedy? remedy) => fix ?? (remedy is null ? null : RemedyWords.Command(remedy));

    /// <summary>What was found; with the command where <see cref="Fix"/> has no room for it.</summary>
    static string Says(Finding finding) => finding switch
    {
        { Fix: not null } => RemedyWords.Add(finding.Says, finding.Remedy),
        { Remedy: { Kind: RemedyKind.ApplyScripts, Name: { } block } } => RemedyWords.Add(finding.Says, new Remedy(RemedyKind.NameTable, block)),
        _ => finding.Says,
    };

    static string? Reason(ClientVerdict client) => client.Fix is null ? client.Reason : RemedyWords.Add(client.Reason, client.Remedy);

    static string Word(ClientState state) => state switch
    {
        ClientState.Works => T($"works"),
        ClientState.Unknown => T($"unknown"),
        ClientState.LosesLetters => T($"loses letters"),
        _ => T($"cannot open"),
    };

    static Color Colour(ClientState state) => state switch
    {
        ClientState.Works => Color.Green,
        ClientState.Unknown => Color.Grey,
        ClientState.LosesLetters => Color.Red,
        _ => Color.Orange1,
    };

    static string Title(FindingSection section) => section switch
    {
        FindingSection.Connection => T($"Connection"),
        FindingSection.Rights => T($"Rights"),
        FindingSection.Tables => T($"Tables"),
        FindingSection.Clock => T($"Clock"),
        FindingSection.Settings => T($"Settings of the server"),
        FindingSection.Data => T($"Calls and tickets"),
        FindingSection.Schedule => T($"Schedule"),
        _ => T($"Growth"),
    };

    static string Word(FindingState state) => state switch
    {
        FindingState.Pass => T($"pass"),
        FindingState.Unknown => T($"unknown"),
        FindingState.Warning => T($"warning"),
        _ => T($"failure"),
    };

    static Color Colour(FindingState state) => state switch
    {
        FindingState.Pass => Color.Green,
        FindingState.Unknown => Color.Grey,
        FindingState.Warning => Color.Yellow,
        _ => Color.Red,
    };

    /// <summary>180d, or the bare number.</summary>
    static int Days(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (int.TryParse(result.Tokens[0].Value.TrimEnd('d'), NumberStyles.None, CultureInfo.InvariantCulture, out int days) && days is >= 1 and <= 36500)
            return days;
        result.AddError("1d to 36500d");
        return 0;
    }
}
