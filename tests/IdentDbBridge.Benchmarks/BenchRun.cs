using IdentDbBridge.Benchmarks.Data;
using IdentDbBridge.Benchmarks.Report;
using IdentDbBridge.Benchmarks.Rows;
using IdentDbBridge.TestServers;

namespace IdentDbBridge.Benchmarks;

/// <summary>One run from the publishing of the programs to the report.</summary>
sealed class BenchRun(bool quick, string[] rows, string[] servers)
{
    readonly HashSet<string> _rows = [.. rows.Length > 0 ? rows : RowInfo.All.Select(row => row.Name).Where(name => name != RowInfo.Scale)];
    readonly List<string> _failed = [];

    static string Partial => Path.Combine(Repository.Root, "artifacts", "benchmarks");

    bool IsWhole => !quick && rows.Length == 0 && servers.Length == 0;

    /// <summary>Of what is too much for the whole run: the report's name; null for none.</summary>
    string? Apart => !quick && rows is [RowInfo.Scale] ? RowInfo.Scale : null;

    public async Task<int> RunAsync(CancellationToken cancel)
    {
        using var folder = new TemporaryFolder();
        var findings = new Findings();
        var programs = await Programs.PrepareAsync(RowGroup.All.Any(group => group.NeedsPrograms && group.Rows.Any(_rows.Contains)), isNative: !quick, cancel);
        var bench = new Bench(quick ? Sizes.Quick : Sizes.Full, programs, folder, new CallFiles(folder), findings, _rows);
        await RunAsync(bench, null, cancel);
        foreach (var kind in Enum.GetValues<ServerKind>().Where(IsWanted))
        {
            await using var server = await MeasuredServer.StartAsync(kind, cancel);
            findings.Servers.Add(await server.DescribeAsync(cancel));
            await RunAsync(bench, server, cancel);
        }

        var report = IsWhole || Apart is not null ? Path.Combine(Repository.Root, "docs") : Partial;
        Bench.Log($"Written: {new MarkdownReport(bench, IsWhole || Apart is not null, Apart).Write(report)}");
        foreach (var failed in _failed)
            Bench.Log($"FAILED: {failed}");
        return _failed.Count == 0 ? 0 : 1;
    }

    bool IsWanted(ServerKind kind) => servers.Length == 0 || servers.Contains(kind.ToString(), StringComparer.OrdinalIgnoreCase);

    async Task RunAsync(Bench bench, MeasuredServer? server, CancellationToken cancel)
    {
        foreach (var group in RowGroup.All.Where(group => group.NeedsServer == server is not null && group.Rows.Any(_rows.Contains)))
        {
            Bench.Log($"{server?.Name ?? "no server"}: {string.Join(", ", group.Rows.Where(_rows.Contains))}");
            try
            {
                await group.RunAsync(bench, server!, cancel);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // One row that breaks must not cost the others of an unattended run; the exit code tells.
                _failed.Add($"{server?.Name} {group.Rows[0]}: {e.GetType().Name}: {e.Message}");
                bench.Findings.Remark(group.Rows[0], $"{server?.Name}: the measurement failed ({e.GetType().Name}).");
            }

            // A run that is broken off leaves what it has measured.
            new MarkdownReport(bench, isWhole: false).Write(Partial);
        }
    }
}
