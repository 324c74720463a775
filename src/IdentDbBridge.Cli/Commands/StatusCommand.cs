using System.CommandLine;
using System.Globalization;
using IdentDbBridge.Cli.Fleet;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Localization;
using IdentDbBridge.Migrations;
using IdentDbBridge.Migrations.Plan;
using IdentDbBridge.Migrations.Reports;
using IdentDbBridge.Migrations.Scripts;
using Spectre.Console;

namespace IdentDbBridge.Cli.Commands;

static class StatusCommand
{
    public static Command Create(TargetOptions target)
    {
        var check = new Option<bool>("--check") { Description = T($"Exit with 3 when scripts are pending, 8 when one is partly applied, 4 on drift. With --all, 8 and 4 without it, too.") };
        var command = new Command("status", T($"Shows which scripts are applied, pending, changed or missing. Writes nothing.")) { check };
        var fleet = new FleetOptions(target);
        fleet.AddTo(command);
        command.SetAction((parsed, cancellationToken) => fleet.RunAsync(
            parsed,
            async (output, database) =>
            {
                var migrator = new Migrator(database.Database, database.Migration);
                MigrationReport report = await output.ProgressAsync(T($"Connecting…"), _ => migrator.StatusAsync(cancellationToken)).ConfigureAwait(false);
                Show(output, report);
                output.Say(report.IsUpToDate ? T($"Up to date.") : Summary(report));
                output.Report(report.Server, Failures(report), Document(report));
                int code = Check(report);
                // Of many targets, one that cannot go on is never among the well ones.
                return parsed.GetValue(check) || (fleet.IsAll(parsed) && code != ExitCodes.Pending) ? code : ExitCodes.Done;
            },
            cancellationToken));
        return command;
    }

    public static void Show(Output output, MigrationReport report)
    {
        output.Line($"{report.Target}  ({report.Server})");
        var listing = new Listing(new(T($"Script")), new(T($"State")), new(T($"Applied (UTC)")), new(T($"Statements"), IsRight: true), new(T($"Note"), Wraps: true));
        foreach (ScriptReport script in report.Scripts)
        {
            listing.Add(
                script.Name,
                new Cell(Word(script), Colour(script.State)),
                script.AppliedUtc is { } applied ? LocalText.Time(applied) : "",
                Statements(script),
                RemedyWords.Add(script.Note, script.Remedy) ?? "");
        }

        listing.Write(output);
        foreach (string notice in report.Notices)
            output.Paragraph(T($"Note: {notice}"), colour: Color.Yellow);
    }

    public static object Document(MigrationReport report) => new
    {
        report.Target,
        report.Server,
        report.IsUpToDate,
        tables = report.Tables.Names,
        scripts = report.Scripts.Select(s => s with { Note = RemedyWords.Add(s.Note, s.Remedy) }),
        report.Notices,
    };

    /// <summary>How many scripts keep a run from starting, or broke one off.</summary>
    public static int Failures(MigrationReport report) => report.Scripts.Count(s => s.State.IsDrift() || s.State == ScriptState.Partial);

    static int Check(MigrationReport report)
    {
        if (report.Scripts.Any(s => s.State.IsDrift()))
            return ExitCodes.Drift;
        if (report.Scripts.Any(s => s.State == ScriptState.Partial))
            return ExitCodes.ScriptFailed;
        return report.IsUpToDate ? ExitCodes.Done : ExitCodes.Pending;
    }

    static string Summary(MigrationReport report)
    {
        int pending = report.Scripts.Count(s => s.State.IsPending());
        int drift = report.Scripts.Count(s => s.State.IsDrift());
        return T($"Scripts to run ('identdb up'): {pending}. Scripts that block a run: {drift}.");
    }

    static string Word(ScriptReport script)
    {
        string word = script.State switch
        {
            ScriptState.Applied => T($"applied"),
            ScriptState.Unverified => T($"applied, checksum unknown"),
            ScriptState.Pending => T($"pending"),
            ScriptState.Partial => T($"partly applied"),
            ScriptState.Changed => T($"changed"),
            ScriptState.PartChanged => T($"partly applied, changed"),
            ScriptState.SessionLost => T($"partly applied, session lost"),
            ScriptState.OutOfOrder => T($"out of order"),
            ScriptState.Missing => T($"missing"),
            ScriptState.Unjournaled => T($"journal row gone"),
            ScriptState.TableTaken => T($"table taken"),
            _ => T($"removed, accepted"),
        };
        return script.Origin == ScriptOrigin.Clinic ? T($"{word} (own)") : word;
    }

    static string Statements(ScriptReport script) => script switch
    {
        { State: ScriptState.Partial or ScriptState.PartChanged or ScriptState.SessionLost } => T($"{script.StatementsDone} of {script.StatementsTotal}"),
        { StatementsTotal: 0 } => "",
        _ => script.StatementsTotal.ToString(CultureInfo.InvariantCulture),
    };

    static Color Colour(ScriptState state) => state switch
    {
        ScriptState.Applied or ScriptState.Removed => Color.Green,
        ScriptState.Pending or ScriptState.Unverified => Color.Yellow,
        ScriptState.Partial => Color.Orange1,
        _ => Color.Red,
    };
}
