using System.CommandLine;
using IdentDbBridge.Cli.Fleet;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Cli.Targets;
using IdentDbBridge.Files;
using IdentDbBridge.Health;
using IdentDbBridge.Migrations;
using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Reports;
using Spectre.Console;

namespace IdentDbBridge.Cli.Commands;

static class UpCommand
{
    public static Command Create(TargetOptions target)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = T($"Show what would be run; write nothing.") };
        Option<int> lockTimeout = LockTimeout();
        var report = new Option<string?>("--report") { Description = T($"HTML file to write: which scripts were run, when, by whom, and their SQL.") };
        var command = new Command("up", T($"Brings the exchange database up to date.")) { dryRun, lockTimeout, report };
        var fleet = new FleetOptions(target);
        fleet.AddTo(command);
        command.SetAction((parsed, cancellationToken) => fleet.RunAsync(
            parsed,
            (output, database) =>
            {
                database = database with { Migration = database.Migration with { LockTimeout = TimeSpan.FromSeconds(parsed.GetValue(lockTimeout)) } };
                string? file = parsed.GetValue(report);
                if (file is not null && (parsed.GetValue(dryRun) || fleet.IsAll(parsed)))
                    throw new ConfigurationException(T($"--report is of one run on one database: it goes with neither --dry-run nor --all."));
                return parsed.GetValue(dryRun) ? PlanAsync(database, output, cancellationToken) : UpAsync(database, output, file, cancellationToken);
            },
            cancellationToken));
        return command;
    }

    public static Option<int> LockTimeout() =>
        WholeNumber.Option("--lock-timeout", T($"Seconds to wait for another run on the same database."), 60, 0, 86400);

    /// <summary>Runs what is pending, with progress.</summary>
    public static Task<UpResult> RunAsync(Migrator migrator, Output output, Action<ScriptRun>? ended, CancellationToken cancellationToken) =>
        output.ProgressAsync(T($"Connecting…"), progress => migrator.UpAsync(e => progress(Describe(e)), ended, cancellationToken));

    /// <summary>What to change in the server before IDENT comes.</summary>
    public static void Show(Output output, IReadOnlyList<string> advice)
    {
        foreach (string sentence in advice)
            output.People.Write(new Text(T($"Before IDENT comes: {sentence}") + "\n", new Style(Color.Yellow)));
    }

    static async Task<int> UpAsync(TargetDatabase database, Output output, string? file, CancellationToken cancellationToken)
    {
        UpResult result = await RunAsync(new Migrator(database.Database, database.Migration), output, file, cancellationToken).ConfigureAwait(false);
        // Not when there was nothing to do: most runs are such, and the server is asked on a session of its own.
        IReadOnlyList<string> advice = result.Applied.Count == 0 ? [] : await ServerAdvice.ReadAsync(database.Database, cancellationToken).ConfigureAwait(false);
        StatusCommand.Show(output, result.Report);
        Show(output, advice);
        output.Say(Outcome(result));
        output.Report(result.Report.Server, 0, new { applied = result.Applied, upToDate = result.Report.IsUpToDate, advice, status = StatusCommand.Document(result.Report) });
        return ExitCodes.Done;
    }

    /// <summary>Runs what is pending, and writes the report of it, however it ends.</summary>
    static async Task<UpResult> RunAsync(Migrator migrator, Output output, string? file, CancellationToken cancellationToken)
    {
        if (file is null)
            return await RunAsync(migrator, output, (Action<ScriptRun>?)null, cancellationToken).ConfigureAwait(false);
        var report = new UpReport();
        // A file that cannot be written is known before anything is run.
        await WholeFile.WriteAsync(file, report.ToHtml(migrator.Target, null, T($"The run goes on."), failed: false), cancellationToken).ConfigureAwait(false);
        UpResult result;
        try
        {
            result = await RunAsync(migrator, output, report.Add, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IdentDbException or OperationCanceledException)
        {
            string outcome = e is IdentDbException error ? RemedyWords.Message(error) : T($"Cancelled. What was under way is journalled: 'identdb status' shows it, 'identdb up' goes on.");
            await TryWriteAsync(output, file, report.ToHtml(migrator.Target, null, outcome, failed: true)).ConfigureAwait(false);
            throw;
        }

        await TryWriteAsync(output, file, report.ToHtml(result.Report.Target, result.Report.Server, Outcome(result), failed: false)).ConfigureAwait(false);
        return result;
    }

    /// <summary>How the run ended says more than that its report could not be written.</summary>
    static async Task TryWriteAsync(Output output, string file, string html)
    {
        try
        {
            await WholeFile.WriteAsync(file, html, CancellationToken.None).ConfigureAwait(false);
        }
        catch (ConfigurationException e)
        {
            output.ErrorLines.WriteLine(RemedyWords.Message(e));
        }
    }

    static string Outcome(UpResult result) => result.Applied.Count == 0 ? T($"Up to date; nothing to do.") : T($"Applied {result.Applied.Count} script(s). Up to date.");

    static async Task<int> PlanAsync(TargetDatabase database, Output output, CancellationToken cancellationToken)
    {
        MigrationReport report = await new Migrator(database.Database, database.Migration).PlanAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> advice = await ServerAdvice.ReadAsync(database.Database, cancellationToken).ConfigureAwait(false);
        List<ScriptReport> steps = [.. report.Scripts.Where(s => s.State.IsPending())];
        StatusCommand.Show(output, report);
        Show(output, advice);
        output.Say(T($"Would run {steps.Count} script(s). Nothing was written."));
        output.Report(report.Server, StatusCommand.Failures(report), new { wouldApply = steps.Select(s => s.Name), advice, status = StatusCommand.Document(report) });
        return report.Scripts.Any(s => s.State.IsDrift()) ? ExitCodes.Drift : ExitCodes.Done;
    }

    static string Describe(MigrationEvent e) => e.Kind switch
    {
        MigrationEventKind.WaitingForLock => T($"Waiting for the run lock, held by {e.Text}"),
        MigrationEventKind.ScriptStarted => e.Text.Length == 0 ? e.Script : $"{e.Script} {e.Text}",
        MigrationEventKind.ScriptApplied => T($"{e.Script} applied"),
        _ => T($"{e.Script}: statement {e.Statement} of {e.Total}"),
    };
}
