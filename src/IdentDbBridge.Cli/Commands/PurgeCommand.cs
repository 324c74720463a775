using System.CommandLine;
using System.Globalization;
using IdentDbBridge.Cli.Options;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Cli.Targets;
using IdentDbBridge.Retention;

namespace IdentDbBridge.Cli.Commands;

static class PurgeCommand
{
    /// <summary>IDENT reads what is new since a start date; one that was switched off for some weeks must still find it.</summary>
    const int SafeDays = 30;

    public static Command Create(TargetOptions target)
    {
        Option<string?> olderThan = OlderThan();
        Option<string?> only = new Option<string?>("--only") { Description = T($"Only these. Without it, both."), HelpName = "calls|tickets" }.AcceptOnlyFromAmong("calls", "tickets");
        var dryRun = new Option<bool>("--dry-run") { Description = T($"Only count what would be deleted; write nothing.") };
        var force = new Option<bool>("--force") { Description = T($"Allow less than {SafeDays} days.") };
        Option<int> batch = WholeNumber.Option("--batch", T($"Rows of one transaction."), 500, 1, 2000);
        Option<int> pause = WholeNumber.Option("--pause", T($"Milliseconds between two transactions."), 100, 0, 60000);
        var command = new Command("purge", T($"Deletes finished calls with their ids, and tickets, that are older than a number of days, in small transactions that block nobody. Ongoing calls and the schedule are never deleted. Ctrl+C ends it after the transaction under way; run it again to go on."))
        {
            olderThan, only, dryRun, force, batch, pause,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var output = new Output(parsed.GetValue(target.Json));
            return output.RunAsync(async () =>
            {
                TargetDatabase database = target.ReadTarget(parsed);
                int days = (parsed.GetValue(olderThan) is { } age ? Days(age) : database.Configured?.Retention)
                    ?? throw new ConfigurationException(T($"How old? Give --older-than, or the target of --config a retention, such as 180d."));
                if (days < SafeDays && !parsed.GetValue(force))
                    throw new ConfigurationException(T($"IDENT reads calls and tickets since a start date; what is deleted before it has read them is lost. Give --older-than {SafeDays}d or more, or --force if IDENT has read all that is older."));
                var request = new PurgeRequest
                {
                    // This machine's time. The clinic's may be some hours off, which is nothing to a number of days.
                    Before = Seconds(DateTime.Now).AddDays(-days),
                    Calls = parsed.GetValue(only) != "tickets",
                    Tickets = parsed.GetValue(only) != "calls",
                    BatchSize = parsed.GetValue(batch),
                    Pause = TimeSpan.FromMilliseconds(parsed.GetValue(pause)),
                };
                var purge = new Purge(database.Database);
                bool counting = parsed.GetValue(dryRun);
                PurgeResult result = counting
                    ? await purge.CountAsync(request, cancellationToken).ConfigureAwait(false)
                    : await output.ProgressAsync(T($"Connecting…"), tell => purge.RunAsync(request, r => tell(T($"Deleted: finished calls {r.FinishedCalls}, call ids {r.CallIds}, tickets {r.Tickets}.")), cancellationToken)).ConfigureAwait(false);
                Show(output, request, result, counting);
                return result.Stopped ? ExitCodes.Cancelled : ExitCodes.Done;
            });
        });
        return command;
    }

    static void Show(Output output, PurgeRequest request, PurgeResult result, bool counting)
    {
        output.Paragraph(counting
            ? T($"Would delete what is older than {request.Before:yyyy-MM-dd HH:mm:ss}: finished calls {result.FinishedCalls}, call ids {result.CallIds}, tickets {result.Tickets}. Nothing was written.")
            : T($"Deleted what was older than {request.Before:yyyy-MM-dd HH:mm:ss}: finished calls {result.FinishedCalls}, call ids {result.CallIds}, tickets {result.Tickets}."));
        if (result.Stopped)
            output.Paragraph(T($"Stopped before the end. The same command goes on."));
        output.Document(new
        {
            dryRun = counting,
            before = request.Before.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            result.FinishedCalls,
            result.CallIds,
            result.Tickets,
            result.Batches,
            longestBatchMilliseconds = (long)result.LongestBatch.TotalMilliseconds,
            result.Stopped,
        });
    }

    static Option<string?> OlderThan()
    {
        var option = new Option<string?>("--older-than") { Description = T($"The age in days, as in 180d. What is older is deleted. Else the retention of the target of --config."), HelpName = "DAYSd" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && Days(result.Tokens[0].Value) is null)
                result.AddError("1d to 9999d");
        });
        return option;
    }

    static int? Days(string text) =>
        text.EndsWith('d') && text.Length <= 5 && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int days) && days > 0 ? days : null;

    static DateTime Seconds(DateTime time) => new(time.Year, time.Month, time.Day, time.Hour, time.Minute, time.Second);
}
