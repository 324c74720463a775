using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using IdentDbBridge.Benchmarks.Data;
using IdentDbBridge.Benchmarks.Measuring;
using IdentDbBridge.Benchmarks.Report;
using IdentDbBridge.Cli.Results;

namespace IdentDbBridge.Benchmarks.Rows;

/// <summary>Hundreds of clinics on one server, and one table of many years. A run of its own: it makes a thousand databases and gigabytes.</summary>
sealed class Scale : RowGroup
{
    const int Windows = 50;
    const int Pairs = 3;

    // With those of a clinic fifty million would begin in 1958, and the tables take no year before 2000.
    const int PerDay = 10_000;
    const string Few = "bench_scale_small";
    const string Many = "bench_scale_large";

    // Rows of one statement; what it must be able to take back stays small.
    const int AtOnce = 5_000_000;

    public override IReadOnlyList<string> Rows => [RowInfo.Scale];

    public override bool NeedsPrograms => true;

    public override async Task RunAsync(Bench bench, MeasuredServer server, CancellationToken cancel)
    {
        await ClinicsAsync(bench, server, cancel);
        var (small, large) = bench.Sizes.Years;
        await FillAsync(server, Few, small, cancel);
        await FillAsync(server, Many, large, cancel);
        await YearsAsync(bench, server, cancel);
        server.DropDatabase(Few);
        server.DropDatabase(Many);
    }

    static async Task ClinicsAsync(Bench bench, MeasuredServer server, CancellationToken cancel)
    {
        var memory = new List<string>();
        foreach (var count in bench.Sizes.Clinics)
        {
            var targets = bench.Folder[$"clinics-{count}.json"];
            var names = Enumerable.Range(0, count).Select(Clinic).ToList();
            foreach (var name in names)
                server.CreateDatabase(name);
            await File.WriteAllTextAsync(targets, JsonSerializer.Serialize(new { targets = names.ToDictionary(n => n, n => new { provider = "mysql", connection = server.ConnectionString(n), timeZone = Exchanges.TimeZone }) }), cancel);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(targets, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            List<double> peaks = [];
            foreach (var (action, command) in new[] { ("up --all, empty", "up"), ("up --all, nothing to do", "up"), ("check --all", "check") })
            {
                // What a check finds in a made-up database is no matter.
                var usage = await Meter.RunAsync(server, () => Child.RunAsync(
                    [bench.Programs.IdentDb, command, "--all", "--config", targets, "--parallel", "8"],
                    new Dictionary<string, string> { ["IDENTDB_LANG"] = "en" },
                    bench.Folder.Root,
                    cancel,
                    success: command == "check" ? [0, ExitCodes.DataProblems] : [0]));
                Bench.Log(string.Create(CultureInfo.InvariantCulture, $"  {count} clinics, {action}: {usage.Seconds:F1} s, {usage.PeakMemory / 1048576.0:F0} MiB"));
                bench.Findings.Growth.Add(new(action, server.Name, count, usage.Seconds));
                peaks.Add(usage.PeakMemory / 1048576.0);
            }

            memory.Add(string.Create(CultureInfo.InvariantCulture, $"| {count:N0} | {string.Join(" | ", peaks.Select(p => p.ToString("F0", CultureInfo.InvariantCulture)))} |"));
            foreach (var name in names)
                server.DropDatabase(name);
        }

        bench.Findings.Remark(RowInfo.Scale, $"Peak memory of the program, MiB, by the number of clinics ({server.Name}, 8 at a time):\n\n| clinics | up --all, empty | up --all, nothing to do | check --all |\n|---|---|---|---|\n{string.Join('\n', memory)}");
    }

    static string Clinic(int number) => string.Create(CultureInfo.InvariantCulture, $"bench_clinic_{number:0000}");

    /// <summary>By the server's own sequences, up to yesterday.</summary>
    static async Task FillAsync(MeasuredServer server, string database, int count, CancellationToken cancel)
    {
        await Exchanges.CreateAsync(server, database, cancel);
        var begin = MadeUpCalls.Begin(count, PerDay);
        for (var from = 0; from < count; from += AtOnce)
        {
            var to = Math.Min(count, from + AtOnce) - 1;
            server.Execute(database, string.Create(CultureInfo.InvariantCulture, $"""
                INSERT INTO IDENT_FinishedCalls (DateAndTime, Direction, PhoneFrom, PhoneTo, WaitInSeconds, TalkInSeconds, LineDescription)
                SELECT '{begin:yyyy-MM-dd}' + INTERVAL (seq * 86400 DIV {PerDay}) SECOND, IF(seq % 10 < 7, 'in', 'out'), CONCAT('+79', LPAD(seq * 7919 % 1000000000, 9, '0')), '+73912000001', seq % 40, IF(seq % 5 = 0, NULL, 5 + seq % 600), 'Администратор 1'
                FROM seq_{from}_to_{to}
                """));
            Bench.Log(string.Create(CultureInfo.InvariantCulture, $"  {to + 1:N0} calls"));
        }
    }

    static async Task YearsAsync(Bench bench, MeasuredServer server, CancellationToken cancel)
    {
        await using var small = Exchanges.Open(server, Few);
        await using var large = Exchanges.Open(server, Many);
        var imports = new Imports(bench, server, cancel);
        var to = MadeUpCalls.End.AddDays(-1);
        var from = to.AddDays(-1);
        await CompareAsync("window read of a day", "ms", Windows, () => WindowAsync(large), () => WindowAsync(small));
        await CompareAsync("poll of a day", "ms", Windows, () => PollAsync(large), () => PollAsync(small));
        await CompareAsync("check", "ms", Pairs, () => CheckAsync(Many), () => CheckAsync(Few));
        var (oldestOfFew, oldestOfMany) = (Days(bench.Sizes.Years.Few), Days(bench.Sizes.Years.Many));
        var month = 0;
        await CompareAsync("purge of a month", "ms", Pairs, () => PurgeAsync(Many, oldestOfMany - (30 * ++month)), () => PurgeAsync(Few, oldestOfFew - (30 * month)));

        async Task CompareAsync(string what, string unit, int pairs, Func<Task<double>> ours, Func<Task<double>> baseline)
        {
            // The first of each fills caches and pools.
            if (pairs == Windows)
                _ = (await ours(), await baseline());
            List<(double, double)> times = [];
            for (var i = 0; i < pairs; i++)
                times.Add((await ours(), await baseline()));
            var line = Comparison.Of(RowInfo.Scale, server.Name, what, unit, times, Goal.AtMost(1.2));
            Bench.Log(string.Create(CultureInfo.InvariantCulture, $"  {what}: {line.Ours:F1} and {line.Baseline:F1} {unit}, {line.Ratio:F2}"));
            bench.Findings.Comparisons.Add(line);
        }

        async Task<double> WindowAsync(Exchange exchange)
        {
            var watch = Stopwatch.StartNew();
            await exchange.Calls.ReadFinishedAsync(from, to, cancel);
            return watch.Elapsed.TotalMilliseconds;
        }

        async Task<double> PollAsync(Exchange exchange)
        {
            var watch = Stopwatch.StartNew();
            await Polls.ReadAsync(exchange, from, cancel);
            return watch.Elapsed.TotalMilliseconds;
        }

        async Task<double> CheckAsync(string database) => (await imports.CheckAsync(database)).Seconds * 1000;

        async Task<double> PurgeAsync(string database, int days) => (await imports.PurgeAsync(database, days)).Seconds * 1000;

        static int Days(int rows) => (int)(MadeUpCalls.End - MadeUpCalls.Begin(rows, PerDay)).TotalDays;
    }
}
