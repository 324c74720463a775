using System.Globalization;
using IdentDbBridge.Benchmarks.Measuring;
using IdentDbBridge.Benchmarks.Report;

namespace IdentDbBridge.Benchmarks.Rows;

/// <summary>The import of a file: the first time, again, its memory, and with the phone system's ids.</summary>
sealed class ImportCsv : RowGroup
{
    public override IReadOnlyList<string> Rows => [RowInfo.ImportFirst, RowInfo.ImportAgain, RowInfo.ImportMemory];

    public override bool NeedsPrograms => true;

    public override async Task RunAsync(Bench bench, MeasuredServer server, CancellationToken cancel)
    {
        server.AllowLocal(true);
        var imports = new Imports(bench, server, cancel);
        var count = bench.Sizes.Import;
        var csv = bench.Calls.Csv(count);
        List<Usage> again = [];
        var pairs = await Pairs.RunAsync(
            bench.Sizes.Pairs,
            async () =>
            {
                await imports.PrepareAsync();
                var first = await imports.CsvAsync(csv);
                imports.Expect(count);
                again.Add(await imports.CsvAsync(csv));
                imports.Expect(count);
                imports.Remember();
                return first;
            },
            async () =>
            {
                await imports.PrepareAsync();
                var load = await imports.LoadAsync(bench.Calls.Tsv(count));
                imports.ExpectRemembered();
                return load;
            });
        if (bench.Wants(RowInfo.ImportFirst))
        {
            Note(bench, server, RowInfo.ImportFirst, "", pairs, count, Goal.AtLeast(0.95));
            await WithIdsAsync(bench, server, imports, count);
        }

        if (bench.Wants(RowInfo.ImportAgain))
            Again(bench, server, pairs.Ours, again);
        if (bench.Wants(RowInfo.ImportMemory))
            await MemoryAsync(bench, server, imports, pairs.Ours);
        imports.Drop();
    }

    /// <summary>Rows per second, and where the time goes.</summary>
    public static void Note(Bench bench, MeasuredServer server, string row, string what, Pairs pairs, int count, Goal? goal)
    {
        bench.Findings.Comparisons.Add(Comparison.Of(row, server.Name, what, "rows/s", pairs, usage => count / usage.Seconds, goal));
        var label = what.Length > 0 ? $", {what}" : "";
        bench.Findings.Profiles.Add(new(row, server.Name, $"ours{label}", pairs.Ours.MedianRun(), 1));
        bench.Findings.Profiles.Add(new(row, server.Name, $"baseline{label}", pairs.Baseline.MedianRun(), 1));
    }

    static async Task WithIdsAsync(Bench bench, MeasuredServer server, Imports imports, int count)
    {
        async Task<Usage> LoadBothAsync()
        {
            await imports.PrepareAsync();
            return await imports.LoadWithIdsAsync(bench.Calls.Tsv(count), bench.Calls.IdsTsv(count));
        }

        var withIds = await Pairs.RunAsync(
            1,
            async () =>
            {
                await imports.PrepareAsync();
                var usage = await imports.CsvAsync(bench.Calls.CsvWithIds(count));
                imports.Expect(count);
                return usage;
            },
            LoadBothAsync);
        Note(bench, server, RowInfo.ImportFirst, "with a CallId, into two tables", withIds, count, null);

        var asterisk = await Pairs.RunAsync(
            1,
            async () =>
            {
                await imports.PrepareAsync();
                var usage = await imports.AsteriskAsync(bench.Calls.Asterisk(count));
                imports.Expect(count);
                return usage;
            },
            LoadBothAsync);
        Note(bench, server, RowInfo.ImportFirst, "the same calls from Asterisk's Master.csv, into two tables", asterisk, count, null);
    }

    static void Again(Bench bench, MeasuredServer server, IReadOnlyList<Usage> first, IReadOnlyList<Usage> again)
    {
        bench.Findings.Comparisons.Add(Comparison.Of(RowInfo.ImportAgain, server.Name, "", "s", new Pairs(again, first), usage => usage.Seconds, Goal.AtMost(0.5)));
        bench.Findings.Profiles.Add(new(RowInfo.ImportAgain, server.Name, "again", again.MedianRun(), 1));
        bench.Findings.Profiles.Add(new(RowInfo.ImportAgain, server.Name, "first", first.MedianRun(), 1));
    }

    static async Task MemoryAsync(Bench bench, MeasuredServer server, Imports imports, IReadOnlyList<Usage> large)
    {
        List<Usage> small = [];
        for (var i = 0; i < large.Count; i++)
        {
            await imports.PrepareAsync();
            small.Add(await imports.CsvAsync(bench.Calls.Csv(bench.Sizes.SmallImport)));
        }

        static double MiB(Usage usage) => usage.PeakMemory / 1048576.0;
        var against = string.Create(CultureInfo.InvariantCulture, $"{bench.Sizes.Import:N0} rows to {bench.Sizes.SmallImport:N0}");
        bench.Findings.Comparisons.Add(Comparison.Of(RowInfo.ImportMemory, server.Name, against, "MiB", new Pairs(large, small), MiB, Goal.AtMost(1.2)));
        bench.Findings.Comparisons.Add(Comparison.Of(RowInfo.ImportMemory, server.Name, "to the limit", "MiB", [.. large.Select(usage => (MiB(usage), 120.0))], Goal.AtMost(1)));
    }
}
