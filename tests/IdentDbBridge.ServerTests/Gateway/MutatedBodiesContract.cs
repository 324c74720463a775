using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using IdentDbBridge.Outbox;

namespace IdentDbBridge.ServerTests.Gateway;

/// <summary>Whatever is sent, and what the database says to that which was taken of it. IDENTDB_TEST_MUTATIONS says how many bodies of each kind of sender.</summary>
public abstract class MutatedBodiesContract<TServer>(ITestOutputHelper log)
    where TServer : ITestServer
{
    const int Seed = 20261127;

    static readonly int Each = int.Parse(Environment.GetEnvironmentVariable("IDENTDB_TEST_MUTATIONS") ?? "300", CultureInfo.InvariantCulture);

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Are_taken_without_an_error_of_its_own_and_each_is_accounted_for()
    {
        await using var own = new ExchangeDatabase<TServer>();
        await own.CreateAsync();
        // Ids bear the name of their source: of one source a hundred thousand bodies would be words on the same few calls, as from no sender.
        var sources = SenderSample.All.SelectMany(s => Enumerable.Range(0, (Each / 1000) + 1).Select(i => (Name: $"{s.Type}-{i}", s.Source)))
            .ToDictionary(s => s.Name, s => new Dictionary<string, object>(s.Source) { ["perMinute"] = 1_000_000 });
        // A warning for each would be a million lines.
        await using var gateway = await RunningGateway.StartAsync(
            new() { ["north"] = new { provider = TServer.Provider, connection = own.Database!.ConnectionString, timeZone = "Asia/Krasnoyarsk", sources } }, new() { ["mostKept"] = 1_000_000, ["mostQueued"] = 1_000_000, ["Logging"] = new { LogLevel = new { Default = "Error" } } }, outbox: true);
        ConcurrentDictionary<string, long> counted = new();
        using var listener = Listen(gateway, counted);
        ConcurrentDictionary<int, int> statuses = new();
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(SenderSample.All, new ParallelOptions { MaxDegreeOfParallelism = SenderSample.All.Count, CancellationToken = Cancel }, async (sample, _) =>
        {
            var random = new Random(Seed + sample.Type.Length);
            for (var i = 0; i < Each; i++)
            {
                var message = sample.Messages[random.Next(sample.Messages.Length)];
                using var answer = await IntakeContract<TServer>.SendAsync(gateway, sample with { Type = $"{sample.Type}-{i / 1000}" }, Mutation.Of(sample, message, random));
                Assert.True((int)answer.StatusCode is 200 or 400 or 401, $"{sample.Type}, {i}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(Cancel)}");
                statuses.AddOrUpdate((int)answer.StatusCode, 1, (_, old) => old + 1);
            }
        });
        OutboxStatus status = await DeliveredAsync(gateway);
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure: {TServer.Name}: {Each} mutated bodies of each of {SenderSample.All.Count} kinds in {watch.Elapsed.TotalSeconds:0} s: {Words(statuses)}; {Words(counted)}; {status.Waiting} word(s) wait for their calls, {status.SetAside} call(s) too many of one second"));
        Assert.Equal(Each * SenderSample.All.Count, counted.Values.Sum());
        Assert.False(counted.ContainsKey("failed"));
        Assert.DoesNotContain("Unexpected", gateway.Log.Text, StringComparison.Ordinal);
        // What was taken the database takes, too. What is left are words on calls that nobody has told of and, of very many bodies, calls between the same
        // numbers that all say the same second: there is room for 121.
        Assert.Equal((status.Refused.Sum(r => r.Count), status.Reasons.Sum(r => r.Count)), (status.Waiting, status.SetAside));
        Assert.All(status.Refused, r => Assert.Contains("there is no such call", r.Reason, StringComparison.Ordinal));
        Assert.All(status.Reasons, r => Assert.Matches("^(MySQL 1062|SQL Server 2627|SQLite 19):", r.Reason));
    }

    /// <summary>Waits for as long as something is brought to the database.</summary>
    async Task<OutboxStatus> DeliveredAsync(RunningGateway gateway)
    {
        var options = new OutboxOptions { Path = Path.Combine(gateway.Outbox, "north.db") };
        var waiting = -1L;
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(100, Cancel))
        {
            OutboxStatus status = await OutboxFlush.ReadStatusAsync(options, Cancel);
            if (status.Waiting == status.Refused.Sum(r => r.Count) || watch.Elapsed > TimeSpan.FromMinutes(2))
                return status;
            if (status.Waiting != waiting)
                watch.Restart();
            waiting = status.Waiting;
        }
    }

    static MeterListener Listen(RunningGateway gateway, ConcurrentDictionary<string, long> counted)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Name == "identdb.gateway.intake" && ReferenceEquals(instrument.Meter.Scope, gateway.Meters))
                    l.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) => counted.AddOrUpdate((string)tags[2].Value!, count, (_, old) => old + count));
        listener.Start();
        return listener;
    }

    static string Words<T>(ConcurrentDictionary<T, long> counts)
        where T : notnull => string.Join(", ", counts.Select(c => $"{c.Value} {c.Key}"));

    static string Words(ConcurrentDictionary<int, int> counts) => string.Join(", ", counts.Select(c => $"{c.Value} x {c.Key}"));
}

public sealed class MutatedBodiesOnMariaDb(ITestOutputHelper log) : MutatedBodiesContract<MariaDb>(log);

public sealed class MutatedBodiesOnMySql(ITestOutputHelper log) : MutatedBodiesContract<MySql>(log);

public sealed class MutatedBodiesOnMsSql(ITestOutputHelper log) : MutatedBodiesContract<MsSql>(log);

public sealed class MutatedBodiesOnSqlite(ITestOutputHelper log) : MutatedBodiesContract<Sqlite>(log);
