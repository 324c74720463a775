using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using IdentDbBridge.Cli.Demo;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Cli.Simulate;
using IdentDbBridge.Cli.Targets;
using IdentDbBridge.Ident;
using IdentDbBridge.Schedule;
using Spectre.Console;

namespace IdentDbBridge.Cli.Commands;

static class SimulateCommand
{
    static readonly string[] TaskNames = ["calls", "tickets", "schedule"];

    public static Command Create(TargetOptions target)
    {
        Option<string> tasks = Tasks();
        Option<int> calls = WholeNumber.Option("--calls-every", T($"Minutes between two runs of calls."), 180, 1, 1440),
            tickets = WholeNumber.Option("--tickets-every", T($"Minutes between two runs of tickets."), 2, 1, 1440),
            schedule = WholeNumber.Option("--schedule-every", T($"Minutes between two runs of the schedule."), 10, 1, 1440);
        Option<string?> from = From();
        var timetable = new Option<string?>("--timetable") { Description = T($"The schedule to upload, in IDENT's own JSON form, instead of a made-up one.") };
        var seed = new Option<int>("--seed") { Description = T($"Which clinic's schedule is made up, for the month of --from."), DefaultValueFactory = _ => 1 };
        var upload = new Option<UploadVariant>("--upload") { HelpName = "transaction|tables|rows", Description = T($"How the schedule is written: all in one transaction (the default), one for each table, or row by row without any.") };
        var timeZone = new Option<string?>("--time-zone") { Description = T($"The clinic's time zone, by which it is today. Else that of the target, else this machine's.") };
        var force = new Option<bool>("--force") { Description = T($"Replace a schedule that is not made up.") };
        var once = new Option<bool>("--once") { Description = T($"Run each task once and end; with --json as one document.") };
        var command = new Command(
            "simulate",
            string.Join(
                ' ',
                T($"Plays the IDENT client: reads calls and tickets and uploads a schedule, each at its interval, which doubles after an error, and tells what it saw, without names and numbers."),
                T($"A schedule that is not made up stays (exit 9), unless --force is given. Several at once do not wait for each other. Ctrl+C ends it after the task under way, with 0.")))
        {
            tasks, calls, tickets, schedule, from, timeZone, timetable, seed, upload, force, once,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var output = new Output(parsed.GetValue(target.Json));
            return output.RunAsync(async () =>
            {
                if (output.Json && !parsed.GetValue(once))
                    throw new ConfigurationException(T($"One document needs an end: give --json together with --once."));
                (DatabaseOptions database, _, ConfiguredTarget? configured) = target.ReadTarget(parsed);
                var client = new IdentClient(database);
                await using ConfiguredAsyncDisposable end = client.ConfigureAwait(false);
                DateTime day = parsed.GetValue(from) is { } text ? Day(text)!.Value : Today(parsed.GetValue(timeZone) ?? configured?.TimeZone);
                string[] names = Names(parsed.GetValue(tasks)!)!;
                Timetable? made = names.Contains("schedule") ? await TimetableAsync(parsed.GetValue(timetable), parsed.GetValue(seed), day, cancellationToken).ConfigureAwait(false) : null;
                if (made is not null && !parsed.GetValue(force) && await HoldsARealOneAsync(client, made, cancellationToken).ConfigureAwait(false))
                    return output.Fail(ExitCodes.DataProblems, "data", T($"The database holds a schedule that is not made up: nothing was written. --tasks calls,tickets leaves it alone; --force replaces it."));
                List<SimulatedTask> chosen =
                [
                    .. names.Select(name => name switch
                    {
                        "calls" => SimulatedTask.Calls(client, day, Timer(calls)),
                        "tickets" => SimulatedTask.Tickets(client, day, Timer(tickets)),
                        _ => SimulatedTask.Schedule(client, made!, parsed.GetValue(upload), Timer(schedule)),
                    }),
                ];
                if (names.Any(n => n != "schedule"))
                    output.Lines.WriteLine(T($"Reads from {day:yyyy-MM-dd} 00:00 on, by the clinic's clock."));

                var simulation = new Simulation(chosen, line => output.People.Write(new Text(line + "\n")), TimeProvider.System);
                return await RunAsync(simulation, parsed.GetValue(once), output, cancellationToken).ConfigureAwait(false);
            });

            TaskTimer Timer(Option<int> minutes) => new(TimeSpan.FromMinutes(parsed.GetValue(minutes)), TimeProvider.System);
        });
        return command;
    }

    static async Task<int> RunAsync(Simulation simulation, bool once, Output output, CancellationToken cancellationToken)
    {
        if (!once)
        {
            await simulation.RunAsync(cancellationToken).ConfigureAwait(false);
            return ExitCodes.Done;
        }

        List<TaskRun> runs = await simulation.RunOnceAsync(cancellationToken).ConfigureAwait(false);
        output.Document(new { tasks = runs.Select(r => new { r.Task, r.At, r.Seconds, r.Result.New, r.Result.Total, r.Result.Ongoing, r.Result.Warnings }) });
        return ExitCodes.Done;
    }

    /// <summary>One of other branches than those of the demonstration or of the file that is uploaded.</summary>
    static async Task<bool> HoldsARealOneAsync(IdentClient client, Timetable timetable, CancellationToken cancellationToken) =>
        (await client.ReadBranchesAsync(cancellationToken).ConfigureAwait(false)).Except([.. timetable.Branches, DemoClinic.Branch]).Any();

    /// <exception cref="ConfigurationException">There is no such zone.</exception>
    static DateTime Today(string? timeZone) => timeZone is null ? DateTime.Today : new ClinicTime(timeZone).ToLocal(DateTimeOffset.UtcNow).Date;

    /// <summary>The made-up one is of the 30 days from the first of the month.</summary>
    static async Task<Timetable> TimetableAsync(string? file, int seed, DateTime day, CancellationToken cancellationToken) => file is not null
        ? await TimetableFile.ReadAsync(file, cancellationToken).ConfigureAwait(false)
        : DemoClinic.Create(seed, new DateTime(day.Year, day.Month, 1).AddMonths(-1)).Timetable;

    static Option<string> Tasks()
    {
        var option = new Option<string>("--tasks") { Description = T($"Which tasks to run, by commas: calls,tickets,schedule."), DefaultValueFactory = _ => string.Join(',', TaskNames) };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && Names(result.Tokens[0].Value) is null)
                result.AddError("calls,tickets,schedule");
        });
        return option;
    }

    static Option<string?> From()
    {
        var option = new Option<string?>("--from") { Description = T($"The start date, yyyy-MM-dd: everything from its midnight on is read. Else today.") };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && Day(result.Tokens[0].Value) is null)
                result.AddError("yyyy-MM-dd");
        });
        return option;
    }

    static string[]? Names(string tasks)
    {
        string[] names = tasks.Split(',');
        return names.All(TaskNames.Contains) ? [.. names.Distinct()] : null;
    }

    static DateTime? Day(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day) && day.Year is >= 2000 and < 2200 ? day : null;
}
