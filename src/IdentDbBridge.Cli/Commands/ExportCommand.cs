using System.CommandLine;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Cli.Targets;
using IdentDbBridge.Export;
using IdentDbBridge.Files;
using IdentDbBridge.Schedule;
using Spectre.Console;

namespace IdentDbBridge.Cli.Commands;

static class ExportCommand
{
    public static Command Create(TargetOptions target)
    {
        var what = new Argument<string>("what") { Description = T($"What to write: schedule is all there is.") };
        what.AcceptOnlyFromAmong("schedule");
        var format = new Option<ScheduleFormat?>("--format") { HelpName = "json|csv", Description = T($"json: IDENT's own form. csv: the intervals with the names of branch and doctor. Else the ending of --output decides, else it is json.") };
        var file = new Option<string?>("--output") { Description = T($"The file to write, UTF-8; it is replaced as a whole. Else standard output.") };
        var timeZone = new Option<string?>("--time-zone") { Description = T($"The clinic's time zone, such as Asia/Novosibirsk; json needs it. Else that of the target of --config.") };
        Option<int> wait = WholeNumber.Option("--wait", T($"Seconds to wait for a whole schedule while an upload is under way."), 30, 0, 3600);
        var command = new Command("export", T($"Writes the schedule that IDENT has uploaded, and never a half-written one. Exits with 9 when no complete one is available."))
        {
            what, format, file, timeZone, wait,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var output = new Output(parsed.GetValue(target.Json));
            return output.RunAsync(async () =>
            {
                string? path = parsed.GetValue(file);
                if (output.Json && path is null)
                    throw new ConfigurationException(T($"With --json, standard output is the document's: give --output FILE for the schedule."));
                (DatabaseOptions database, _, ConfiguredTarget? configured) = target.ReadTarget(parsed);
                var export = new ScheduleExport(database, parsed.GetValue(format) ?? Format(path), parsed.GetValue(timeZone) ?? configured?.TimeZone, TimeSpan.FromSeconds(parsed.GetValue(wait)));
                SchedulePicture picture = await output.ProgressAsync(T($"Reading the schedule…"), _ => export.ReadAsync(cancellationToken)).ConfigureAwait(false);
                return Refusal(picture) is { } refusal
                    ? output.Fail(ExitCodes.DataProblems, "data", refusal)
                    : await WriteAsync(output, path, export.Format(picture.Timetable!), picture, cancellationToken).ConfigureAwait(false);
            });
        });
        return command;
    }

    static async Task<int> WriteAsync(Output output, string? path, string text, SchedulePicture picture, CancellationToken cancellationToken)
    {
        Timetable timetable = picture.Timetable!;
        if (path is null)
        {
            await Console.Out.WriteAsync(text).ConfigureAwait(false);
            return ExitCodes.Done;
        }

        await WholeFile.WriteAsync(path, text, cancellationToken).ConfigureAwait(false);
        output.People.Write(new Text(T($"Wrote {path}: {timetable.Intervals.Count} intervals of {timetable.Doctors.Count} doctors in {timetable.Branches.Count} branches.") + "\n"));
        output.Document(new
        {
            file = path,
            branches = timetable.Branches.Count,
            doctors = timetable.Doctors.Count,
            intervals = timetable.Intervals.Count,
            picture.ReadAt,
            picture.ChangedBefore,
            picture.ChangedAfter,
        });
        return ExitCodes.Done;
    }

    static ScheduleFormat Format(string? path) =>
        string.Equals(Path.GetExtension(path), ".csv", StringComparison.OrdinalIgnoreCase) ? ScheduleFormat.Csv : ScheduleFormat.Json;

    /// <summary>Null for a schedule that can be uploaded again.</summary>
    static string? Refusal(SchedulePicture picture) => picture.State switch
    {
        ScheduleState.Empty => T($"There is no schedule: the tables are empty. IDENT has uploaded none yet, or to another database; nothing was written."),
        ScheduleState.Changing => T($"No complete schedule is available: an upload is under way or was broken off. Nothing was written; try again when IDENT has uploaded the next time."),
        _ => ScheduleExport.Problem(picture.Timetable!) is { } problem ? T($"The tables hold a schedule that could not be uploaded again: {problem}. Nothing was written.") : null,
    };
}
