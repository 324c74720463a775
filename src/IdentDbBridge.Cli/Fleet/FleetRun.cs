using System.Collections.Concurrent;
using System.Globalization;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.Cli.Targets;
using Spectre.Console;

namespace IdentDbBridge.Cli.Fleet;

/// <summary>One command for many databases at a time. What goes wrong with one does not concern the others.</summary>
sealed class FleetRun(IReadOnlyDictionary<string, Func<TargetDatabase>> targets, Func<Output, TargetDatabase, Task<int>> work)
{
    readonly ConcurrentDictionary<string, TargetResult> _results = [];
    readonly ConcurrentDictionary<string, bool> _running = [];
    readonly Lock _telling = new();
    int _done;
    int _failed;

    public async Task<int> RunAsync(Output output, int parallel, CancellationToken cancellationToken)
    {
        await output.ProgressAsync(Progress(), async tell =>
        {
            // Those not begun when Ctrl+C comes end as cancelled, too: each target has its line.
            await Parallel.ForEachAsync(targets, new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = CancellationToken.None }, async (target, _) =>
            {
                _running[target.Key] = true;
                Tell();
                _results[target.Key] = await RunAsync(target.Key, target.Value, cancellationToken).ConfigureAwait(false);
                if (_results[target.Key].Code != ExitCodes.Done)
                    Interlocked.Increment(ref _failed);
                Interlocked.Increment(ref _done);
                _running.TryRemove(target.Key, out bool _);
                Tell();
            }).ConfigureAwait(false);
            return true;

            // One after the other, lest an older state is the last that is told.
            void Tell()
            {
                lock (_telling)
                    tell(Progress());
            }
        }).ConfigureAwait(false);
        TargetResult[] results = [.. targets.Keys.Select(name => _results[name])];
        int worst = ExitCodes.Worst(results.Select(r => r.Code));
        Show(output, results);
        int failed = results.Count(r => r.Code != ExitCodes.Done);
        output.Document(new { time = Output.Now(), failures = failed, code = worst, done = results.Length - failed, failed, targets = results });
        return worst;
    }

    async Task<TargetResult> RunAsync(string name, Func<TargetDatabase> database, CancellationToken cancellationToken)
    {
        var output = Output.Kept();
        output.Target = name;
        int code = await output.RunAsync(() =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return FleetOptions.RunAsync(output, database(), work);
        }).ConfigureAwait(false);
        return new TargetResult(name, code, output.Says, output.Result);
    }

    string Progress()
    {
        string running = string.Join(", ", _running.Keys.Order(StringComparer.Ordinal).Take(4));
        return T($"{_done} of {targets.Count} done, {_failed} failed; in progress: {running}");
    }

    static void Show(Output output, TargetResult[] results)
    {
        var listing = new Listing(new(T($"Target")), new(T($"Exit"), IsRight: true), new(T($"Result"), Wraps: true));
        foreach (TargetResult result in results)
            listing.Add(result.Target, new Cell(result.Code.ToString(CultureInfo.InvariantCulture), result.Code == ExitCodes.Done ? Color.Green : Color.Red), result.Says ?? "");
        listing.Write(output);
        output.Paragraph(T($"Targets: {results.Length}; succeeded: {results.Count(r => r.Code == ExitCodes.Done)}; failed: {results.Count(r => r.Code != ExitCodes.Done)}."));
    }

    /// <param name="Target">Its name in the file.</param>
    /// <param name="Code">What the command alone would have ended with.</param>
    /// <param name="Says">Its last sentence.</param>
    /// <param name="Result">Its document.</param>
    sealed record TargetResult(string Target, int Code, string? Says, object? Result);
}
