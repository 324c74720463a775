using System.Diagnostics;
using System.Globalization;
using IdentDbBridge.ServerTests.Migrations;
using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests.Outbox;

/// <summary>Four processes write through one outbox, while their server and they themselves are killed again and again.</summary>
public abstract class OutboxUnderFireContract<TServer>(ServerKind kind, ITestOutputHelper log) : PrivateServerContract<TServer>(kind)
    where TServer : ITestServer
{
    const int Writers = 4;
    const int Kills = 10;

    protected virtual int Records => 50_000;

    [Fact]
    public async Task Every_record_whose_call_returned_is_in_the_database_exactly_once()
    {
        await UpAsync();
        string directory = Directory.CreateTempSubdirectory("identdb-").FullName;
        string outbox = Path.Combine(directory, "outbox.db");
        var watch = Stopwatch.StartNew();
        List<WriterProcess> writers = [.. Enumerable.Range(0, Writers).Select(i => new WriterProcess(Own, outbox, i, Records / Writers))];
        try
        {
            writers.ForEach(w => w.Start());
            for (int kill = 0; kill < Kills; kill++)
            {
                // Spread over the records, not over time.
                await UntilAsync(writers, Records / (Kills + 1) * (kill + 1));
                await Server.KillAsync(Cancel);
                int returned = writers.Sum(w => w.Returned.Count);
                await UntilAsync(writers, Math.Min(Records, returned + 100));
                await writers[kill % Writers].KillAsync();
                writers[kill % Writers].Start();
                await Server.RestartAsync(Cancel);
            }

            foreach (var writer in writers)
                await writer.EndAsync();
            var written = watch.Elapsed;
            var flush = await Identdb.RunAsync(0, Own, "outbox", "flush", "--file", outbox, "--json");
            AssertAllThere([.. writers.SelectMany(w => w.Returned)]);
            Assert.Empty(FilesAsTheyLie.With(directory, "70001234", "ticket 1-", "call 1-"));
            var outcomes = writers.SelectMany(w => w.Outcomes).GroupBy(o => o.Key).Select(g => $"{g.Sum(o => o.Value)} {g.Key}");
            log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure: {TServer.Name}: {Kills} kills of the server and {Kills} of {Writers} writers; {writers.Sum(w => w.Returned.Count)} calls returned ({string.Join(", ", outcomes)}) in {written.TotalSeconds:0} s, {flush.Json.GetProperty("delivered").GetInt32()} left for the flush; each in the database exactly once"));
            Assert.Contains(writers, w => w.Outcomes.ContainsKey(nameof(Outcome.Queued)));
        }
        finally
        {
            writers.ForEach(w => w.Dispose());
            Directory.Delete(directory, recursive: true);
        }
    }

    static async Task UntilAsync(List<WriterProcess> writers, int returned)
    {
        var watch = Stopwatch.StartNew();
        while (writers.Sum(w => w.Returned.Count) < returned)
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(10), $"the writers came to {writers.Sum(w => w.Returned.Count)} records, not to {returned}");
            await Task.Delay(20, Cancel);
        }
    }

    void AssertAllThere(HashSet<string> returned)
    {
        var tickets = List("select Id from IDENT_Tickets");
        var calls = List("select LineDescription from IDENT_FinishedCalls");
        Assert.Equal(0, Query<int>("select count(*) from IDENT_OngoingCalls"));
        List<string> all = [.. tickets.Concat(calls)];
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.Empty(returned.Except(all));
        Assert.Equal(Records, all.Count);
    }
}

public sealed class OutboxUnderFireOnMariaDb(ITestOutputHelper log) : OutboxUnderFireContract<MariaDb>(ServerKind.MariaDb, log);

public sealed class OutboxUnderFireOnMySql(ITestOutputHelper log) : OutboxUnderFireContract<MySql>(ServerKind.MySql, log)
{
    // The whole number on one server: it takes minutes.
    protected override int Records => 10_000;
}
