using System.CommandLine;
using System.Globalization;
using IdentDbBridge.Cli.Demo;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Cli.Targets;
using IdentDbBridge.Migrations;
using IdentDbBridge.Migrations.Reports;
using IdentDbBridge.Schedule;

namespace IdentDbBridge.Cli.Commands;

static class DemoCommand
{
    const string DefaultFile = "identdb-demo.db";

    // Fixed, so that the same command gives the same data on any day.
    const string DefaultMonth = "2026-09";

    public static Command Create(TargetOptions target)
    {
        var seed = new Option<int>("--seed") { Description = T($"Which clinic is made up."), DefaultValueFactory = _ => 1 };
        Option<string> month = Month();
        var timetable = new Option<string?>("--timetable") { Description = T($"A schedule in IDENT's own JSON form to upload instead of a made-up one.") };
        var command = new Command(
            "demo",
            string.Join(
                ' ',
                T($"Provisions an exchange database ({DefaultFile} in the current directory unless a server is named), fills it with a made-up month of one clinic, plays IDENT's side and shows what IDENT saw."),
                T($"Writes only into a database that is empty or was filled by the demo with the same seed and month; refuses any other. The phone numbers begin with +7 000, which is nobody's.")))
        {
            seed, month, timetable,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var output = new Output(parsed.GetValue(target.Json));
            return output.RunAsync(async () =>
            {
                TargetDatabase database = target.ReadTarget(parsed, "sqlite", $"Data Source={DefaultFile}");
                DemoClinic clinic = DemoClinic.Create(parsed.GetValue(seed), FirstDay(parsed.GetValue(month)!)!.Value);
                Timetable uploaded = parsed.GetValue(timetable) is { } file ? await TimetableFile.ReadAsync(file, cancellationToken).ConfigureAwait(false) : clinic.Timetable;
                return await RunAsync(new DemoRun(clinic, uploaded), database, output, cancellationToken).ConfigureAwait(false);
            });
        });
        return command;
    }

    static async Task<int> RunAsync(DemoRun demo, TargetDatabase database, Output output, CancellationToken cancellationToken)
    {
        var migrator = new Migrator(database.Database, database.Migration);
        await DemoRun.RefuseUnfinishedAsync(migrator, cancellationToken).ConfigureAwait(false);
        UpResult provisioned = await UpCommand.RunAsync(migrator, output, (Action<ScriptRun>?)null, cancellationToken).ConfigureAwait(false);
        DemoReport report = await output.ProgressAsync(T($"Connecting…"), progress => demo.RunAsync(database.Database, provisioned, progress, cancellationToken)).ConfigureAwait(false);
        new DemoView(output, report).Show();
        output.Document(new DemoFigures(report).Document());
        return ExitCodes.Done;
    }

    static Option<string> Month()
    {
        var option = new Option<string>("--month") { Description = T($"The month of the calls and tickets, 2000-01 to 2199-12; the schedule is that of the 30 days after it."), DefaultValueFactory = _ => DefaultMonth };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && FirstDay(result.Tokens[0].Value) is null)
                result.AddError("yyyy-MM");
        });
        return option;
    }

    static DateTime? FirstDay(string month) =>
        DateTime.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day) && day.Year is >= 2000 and < 2200 ? day : null;
}
