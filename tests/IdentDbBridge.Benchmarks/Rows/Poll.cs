using IdentDbBridge.Benchmarks.Data;
using IdentDbBridge.Benchmarks.Measuring;
using IdentDbBridge.Benchmarks.Report;

namespace IdentDbBridge.Benchmarks.Rows;

/// <summary>Everything since a start date.</summary>
sealed class Poll : RowGroup
{
    const string Database = "bench_poll";

    public override IReadOnlyList<string> Rows => [RowInfo.Poll];

    public override async Task RunAsync(Bench bench, MeasuredServer server, CancellationToken cancel)
    {
        var count = bench.Sizes.Import;
        server.AllowLocal(true);
        await Exchanges.CreateAsync(server, Database, cancel);
        await new Imports(bench, server, cancel).LoadAsync(bench.Calls.Tsv(count), Database);
        await using var exchange = Exchanges.Open(server, Database);
        await using var connection = server.Open(Database);
        var from = MadeUpCalls.Begin(count);

        async Task Ours() => Expect(await Polls.ReadAsync(exchange, from, cancel), count);
        async Task Baseline() => Expect(await Polls.ReadAsync(connection, from, cancel), count);

        InProcessRow.Run(bench, server, RowInfo.Poll, Pace.One, Ours, Baseline, Goal.AtMost(1.0), null);
        await InProcessRow.ProfileAsync(bench, server, RowInfo.Poll, 1, Ours, Baseline);
        server.DropDatabase(Database);
    }

    static void Expect(int rows, int count)
    {
        if (rows != count)
            throw new InvalidOperationException($"{rows} rows were read of {count}.");
    }
}
