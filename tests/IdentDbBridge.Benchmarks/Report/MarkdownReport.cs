using System.Globalization;
using System.Text;
using IdentDbBridge.Benchmarks.Measuring;
using IdentDbBridge.Benchmarks.Rows;

namespace IdentDbBridge.Benchmarks.Report;

/// <summary>Writes benchmarks.md and the plot beside it.</summary>
/// <param name="bench">What was measured.</param>
/// <param name="isWhole">At full size, and all that the report is about.</param>
/// <param name="apart">The one row that the report is about; null for the whole.</param>
sealed class MarkdownReport(Bench bench, bool isWhole, string? apart = null)
{
    readonly StringBuilder _text = new();

    Findings Findings => bench.Findings;

    string FileName => apart is null ? "benchmarks.md" : $"benchmarks-{apart}.md";

    string PlotName => apart is null ? "growth.svg" : $"{apart}.svg";

    /// <summary>Returns the path of the report.</summary>
    public string Write(string directory)
    {
        Directory.CreateDirectory(directory);
        Head();
        Summary();
        foreach (var row in RowInfo.All.Where(row => bench.Wants(row.Name)))
            Row(row);
        if (Findings.Growth.Count > 0)
            File.WriteAllText(Path.Combine(directory, PlotName), new GrowthPlot(Findings.Growth, What).ToString());
        var path = Path.Combine(directory, FileName);
        File.WriteAllText(path, _text.ToString());
        return path;
    }

    void Head()
    {
        Line("# Benchmarks");
        Line();
        Line($"Written by `./build.sh bench{(apart is null ? "" : $" --rows {apart}")}`, which measures all of this anew{(isWhole ? "" : "; **this is a run of small sizes, or of some rows or servers only: its figures say nothing**")}.");
        Line("Ours and its baseline run in turn, side by side: a ratio is that of one pair, and the table shows the median of the pairs, with the lowest and the highest.");
        Line("Servers are private ones on loopback with their own default settings, so every commit is synced to the disk.");
        Line("Where the time goes is seen by the processor time of both sides and by the server's own counters (Questions, Handler_commit, which MySQL counts twice with its binary log, Innodb_data_fsyncs, which leaves out the binary log's, Innodb_os_log_written, Bytes_received, Bytes_sent).");
        Line();
        Line("| | |");
        Line("|---|---|");
        foreach (var (name, value) in MachineFacts.Read())
            Line($"| {name} | {value} |");
        foreach (var server in Findings.Servers)
            Line($"| Server | {server} |");
        Line();
    }

    void Summary()
    {
        Line("| row | server | ours | baseline | ratio (lowest–highest) | goal | met |");
        Line("|---|---|---|---|---|---|---|");
        foreach (var row in RowInfo.All)
        {
            foreach (var line in Findings.Comparisons.Where(c => c.Row == row.Name && c.Goal is not null))
                Line($"| [{row.Name}](#{row.Name}){(line.What.Length > 0 ? $": {line.What}" : "")} | {line.Server ?? "–"} | {Values(line)} | {line.Goal} | {(line.IsMet == true ? "yes" : "**no**")} |");
        }

        Line();
    }

    void Row(RowInfo row)
    {
        Line($"## {row.Name}");
        Line();
        Line($"**Ours:** {row.Ours}{(row.Baseline is { } baseline ? $" **Baseline:** {baseline}" : "")}");
        Line();
        Informing(row);
        Profiles(row);
        foreach (var remark in Findings.Remarks.Where(remark => remark.Row == row.Name))
        {
            Line(remark.Text);
            Line();
        }

        if (row.Name is RowInfo.Growth or RowInfo.Scale && Findings.Growth.Count > 0)
            Growth();
        var note = Path.Combine(Repository.Notes, $"{row.Name}.md");
        if (File.Exists(note))
        {
            Line(File.ReadAllText(note).Trim());
            Line();
        }
    }

    void Informing(RowInfo row)
    {
        var lines = Findings.Comparisons.Where(c => c.Row == row.Name && c.Goal is null).ToList();
        if (lines.Count == 0)
            return;
        Line("| for information | server | ours | baseline | ratio (lowest–highest) |");
        Line("|---|---|---|---|---|");
        foreach (var line in lines)
            Line($"| {line.What} | {line.Server ?? "–"} | {Values(line)} |");
        Line();
    }

    void Profiles(RowInfo row)
    {
        var profiles = Findings.Profiles.Where(p => p.Row == row.Name).ToList();
        if (profiles.Count == 0)
            return;
        Line("Where the time of one operation goes; \"rest\" is waiting for the disk and for one another (below zero where client and server worked at the same time):");
        Line();
        Line($"| | server | time, ms | client CPU | server CPU | rest | {string.Join(" | ", ServerCounters.Names)} |");
        Line($"|---|---|---|---|---|---|{string.Concat(ServerCounters.Names.Select(_ => "---|"))}");
        foreach (var profile in profiles)
            Line(Profile(profile));
        Line();
    }

    static string Profile(Profile profile)
    {
        var (usage, count) = (profile.Usage, profile.Operations);
        string Milliseconds(double seconds) => Figure(seconds * 1000 / count);
        var counters = ServerCounters.Names.Select((_, i) => usage.Counters.Count == 0 ? "–" : Figure(ServerCounters.Shown(i, (double)usage.Counters[i] / count)));
        return $"| {profile.What} | {profile.Server ?? "–"} | {Milliseconds(usage.Seconds)} | {Milliseconds(usage.ClientSeconds)} | {Milliseconds(usage.ServerSeconds)} | {Milliseconds(usage.Seconds - usage.ClientSeconds - usage.ServerSeconds)} | {string.Join(" | ", counters)} |";
    }

    string What => apart == RowInfo.Scale ? "clinics" : "rows in the table of finished calls";

    void Growth()
    {
        Line($"![Seconds by {What}, both axes logarithmic]({PlotName})");
        Line();
        var sizes = Findings.Growth.Select(p => p.Rows).Distinct().Order().ToList();
        Line($"| seconds | server | {string.Join(" | ", sizes.Select(size => size.ToString("N0", CultureInfo.InvariantCulture)))} |");
        Line($"|---|---|{string.Concat(sizes.Select(_ => "---|"))}");
        foreach (var curve in Findings.Growth.GroupBy(p => (p.Action, p.Server)))
            Line($"| {curve.Key.Action} | {curve.Key.Server} | {string.Join(" | ", sizes.Select(size => curve.FirstOrDefault(p => p.Rows == size) is { } point ? Figure(point.Seconds) : "–"))} |");
        Line();
    }

    static string Values(Comparison line)
    {
        var (low, high) = (line.Ratios.Min(), line.Ratios.Max());
        return string.Create(CultureInfo.InvariantCulture, $"{Figure(line.Ours)} {line.Unit} | {Figure(line.Baseline)} {line.Unit} | {line.Ratio:0.00} ({low:0.00}–{high:0.00})");
    }

    /// <summary>Three digits that count.</summary>
    static string Figure(double value) => value == 0 ? "0" : Math.Abs(value) switch
    {
        >= 100 => value.ToString("#,0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("0.00", CultureInfo.InvariantCulture),
        _ => value.ToString("0.000", CultureInfo.InvariantCulture),
    };

    void Line(string text = "") => _text.Append(text).Append('\n');
}
