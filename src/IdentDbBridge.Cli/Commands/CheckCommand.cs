using System.CommandLine;
using System.Globalization;
using IdentDbBridge.Cli.Fleet;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Cli.Targets;
using IdentDbBridge.Health;
using IdentDbBridge.Health.Checks;

namespace IdentDbBridge.Cli.Commands;

static class CheckCommand
{
    public static Command Create(TargetOptions target)
    {
        var timeZone = new Option<string?>("--time-zone") { Description = T($"The clinic's time zone, such as Asia/Novosibirsk; else the server's zone cannot be judged.") };
        var retention = new Option<int>("--retention") { HelpName = "180d", Description = T($"How long calls and tickets are kept, in days, as in 180d."), DefaultValueFactory = _ => 180, CustomParser = Days };
        Option<int> interval = WholeNumber.Option("--schedule-every", T($"How often IDENT uploads the schedule, in minutes."), 10, 1, 1440);
        interval.HelpName = "minutes";
        var strict = new Option<bool>("--strict") { Description = T($"Exit with 9 on warnings, too.") };
        var asIdent = new Option<bool>("--as-ident") { Description = T($"Only what the database driver within IDENT meets, whichever it is: opens, reads, writes, and loses no letter.") };
        var verbose = new Option<bool>("--verbose") { Description = T($"List all that passed, too.") };
        var problems = new Option<bool>("--problems") { Description = T($"Show failures and warnings only.") };
        var command = new Command("check", T($"Looks at the database with the login that IDENT will use: connection, rights, tables, clock, settings, data, growth. Leaves nothing behind. Exits with 9 on a failure."))
        {
            timeZone, retention, interval, strict, asIdent, verbose, problems,
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
                new CheckView(output, parsed.GetValue(verbose), parsed.GetValue(problems)).Show(report);
                output.Say(CheckView.Summary(report, fleet.IsAll(parsed)));
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
        findings = report.Findings.Select(f => new { id = f.Kind.Id, state = f.State, says = CheckView.Says(f), fix = CheckView.Fix(f.Fix, f.Remedy), where = CheckView.Where(f), lockedOut = f.LockedOut }),
        clients = report.Clients.Select(c => new { id = c.Client.Id, name = c.Client.Name, state = c.State, reason = CheckView.Reason(c), remedy = CheckView.Fix(c.Fix, c.Remedy) }),
        failures = report.Failures,
        warnings = report.Warnings,
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
