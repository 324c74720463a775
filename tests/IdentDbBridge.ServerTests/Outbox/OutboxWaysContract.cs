using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using IdentDbBridge.Outbox;
using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.ServerTests.Migrations;
using IdentDbBridge.Sessions;
using IdentDbBridge.Tests;

namespace IdentDbBridge.ServerTests.Outbox;

/// <summary>Queued and refused records mixed at random: what the server would take is on it, and of all else the outbox says why it is not.</summary>
public abstract class OutboxWaysContract<TServer>(ITestOutputHelper log) : MigrationContract<TServer>
    where TServer : ITestServer
{
    const string Password = "Пароль-1-Password";
    const int FirstSeed = 1;

    // An answer was set aside while the table of ongoing calls was shut to the login; then the end of the call was delivered.
    static readonly int[] OnceWrong = [557, 922];

    static readonly DateTimeOffset Now = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    static readonly (string, string)[] Rights =
    [
        ("IDENT_Tickets", "SELECT, INSERT, UPDATE"), ("IDENT_OngoingCalls", "SELECT, INSERT, UPDATE, DELETE"), ("IDENT_FinishedCalls", "SELECT, INSERT, UPDATE"), ("IdentBridge_Calls", "SELECT, INSERT, UPDATE"),
    ];

    // In memory where the system has such a place: here nothing depends on the disk.
    readonly DirectoryInfo _folder = Directory.Exists("/dev/shm") ? Directory.CreateDirectory($"/dev/shm/identdb-{Guid.NewGuid():N}") : Directory.CreateTempSubdirectory("identdb-");

    int _delivered, _setAside, _waited;

    /// <summary>All 1,000 by IDENTDB_TEST_OUTBOX_WAYS.</summary>
    protected virtual int Ways => 60;

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await base.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Everything_deliverable_is_delivered_and_everything_else_is_told()
    {
        await UpAsync();
        int count = int.TryParse(Environment.GetEnvironmentVariable("IDENTDB_TEST_OUTBOX_WAYS"), CultureInfo.InvariantCulture, out int asked) ? asked : Ways;
        using var login = TServer.Provider == "sqlite" ? null : TestLogin.CreateWith(Database, Password, Rights);
        await using var server = new ExchangeServer(TServer.Provider, login?.ConnectionString($"Password={Password}") ?? Database.ConnectionString, null);
        await server.RunAsync(_ => Task.FromResult(true), Cancel);
        List<string> wrong = [];
        var watch = Stopwatch.StartNew();
        foreach (int seed in Enumerable.Range(FirstSeed, count).Union(OnceWrong))
        {
            try
            {
                await GoAsync(server, new OutboxWay(seed, TServer.Provider, login?.Name ?? ""), Path.Combine(_folder.FullName, $"{seed}.outbox"));
            }
            catch (Exception e) when (e is Xunit.Sdk.XunitException or IdentDbException or DbException)
            {
                wrong.Add($"seed {seed}: {e.Message}");
            }
        }

        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure: {TServer.Name}: outbox: {count} random ways (seeds {FirstSeed} to {FirstSeed + count - 1}, and {string.Join(", ", OnceWrong)}): {_delivered} records delivered, {_setAside} set aside and {_waited} refused for a while with their reasons, 0 held up, in {watch.Elapsed.TotalSeconds:0} s"));
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {count}\n{string.Join("\n", wrong.Take(8))}");
    }

    async Task GoAsync(ExchangeServer server, OutboxWay way, string file)
    {
        var time = new ManualTime(Now);
        var lines = new LogLines();
        var options = new OutboxOptions { Path = file };
        await using var store = new OutboxStore(options, time);
        foreach (var (clock, write) in way.Writes)
        {
            time.Advance(clock);
            await store.AddAsync(write, Cancel);
            time.Advance(-clock);
        }

        var delivery = new OutboxDelivery(server, store, options, new DeliveryLanes(time), new OutboxLog(lines, file), time);
        List<Obstacle> put = [];
        int delivered = 0;
        try
        {
            foreach (var obstacle in way.Obstacles)
            {
                obstacle.Put.ToList().ForEach(Run);
                put.Insert(0, obstacle);
            }

            delivered += await DeliverAsync(delivery);
            for (int i = 0; i < way.Later; i++)
            {
                time.Advance(TimeSpan.FromMinutes(2));
                delivered += await DeliverAsync(delivery);
            }

            await AssertToldAsync(server, store, file, lines, way.Writes.Count - delivered);
        }
        finally
        {
            put.SelectMany(o => o.Clear).ToList().ForEach(Run);
        }

        await store.HurryAsync(Cancel);
        delivered += await DeliverAsync(delivery);
        var status = await store.ReadStatusAsync(Cancel);
        Assert.Equal((0, way.Writes.Count), (status.Waiting, delivered + status.SetAside));
        _delivered += delivered;
        _setAside += (int)status.SetAside;
        await store.DisposeAsync();
        await AssertThereAsync(server, way, file);
    }

    static async Task<int> DeliverAsync(OutboxDelivery delivery)
    {
        int delivered = 0;
        for (int rounds = 0; ; rounds++)
        {
            var round = await delivery.RunAsync(Cancel);
            Assert.Null(round.Error);
            delivered += round.Delivered + round.Overtaken;
            if (round.Found == 0)
                return delivered;
            Assert.True(rounds < 100, "the rounds do not end");
        }
    }

    /// <summary>The server takes none of the records that wait or were set aside, and each says why; no value is in it.</summary>
    async Task AssertToldAsync(ExchangeServer server, OutboxStore store, string file, LogLines lines, int left)
    {
        var status = await store.ReadStatusAsync(Cancel);
        Assert.Equal(left, status.Waiting + status.SetAside);
        using var connection = Sqlite.Connect($"Data Source={file};Pooling=false");
        await connection.OpenAsync(Cancel);
        var heads = connection.Rows("select Body, RefusedReason, Key from Outbox where SetAsideReason is null and Number in (select min(Number) from Outbox where SetAsideReason is null group by Key)");
        Assert.DoesNotContain(heads, h => h[1] is DBNull);
        Assert.Equal(heads.Count, status.Refused.Sum(r => r.Count));
        Assert.Equal(status.SetAside, status.Reasons.Sum(r => r.Count));
        _waited += heads.Count;
        foreach (var record in heads.Concat(connection.Rows("select Body, SetAsideReason, Key from Outbox where SetAsideReason is not null")))
            Assert.True(await IsRefusedAsync(server, OutboxJson.Read((string)record[0])!), $"the server takes a {OutboxJson.Read((string)record[0])!.Kind}, and the outbox says: {record[1]}");
        Assert.DoesNotContain(status.Refused.Concat(status.Reasons).Select(r => r.Reason).Concat(lines.Lines).Append(status.Error ?? ""), text => text.Contains(OutboxWay.Marker, StringComparison.Ordinal) || text.Contains("7000", StringComparison.Ordinal));
    }

    static async Task<bool> IsRefusedAsync(ExchangeServer server, ExchangeWrite write)
    {
        try
        {
            return await server.WriteAsync(write, Cancel) is Outcome.NotFound or Outcome.TooLate;
        }
        catch (ServerException)
        {
            return true;
        }
    }

    /// <summary>What is not in the outbox any more is on the server, with the last word about it: it says so when it is told again.</summary>
    async Task AssertThereAsync(ExchangeServer server, OutboxWay way, string file)
    {
        List<string> aside;
        using (var connection = Sqlite.Connect($"Data Source={file};Pooling=false"))
        {
            await connection.OpenAsync(Cancel);
            aside = connection.List("select Key from Outbox");
        }

        foreach (var key in way.Writes.Select(w => w.Write).GroupBy(w => w.Key).Where(k => !aside.Contains(k.Key)))
        {
            var (last, first) = (key.Last(), key.First());
            Assert.Equal(Outcome.AlreadyThere, await server.WriteAsync(first, Cancel));
            if (last is Tickets.CorrectTicket correct)
                Assert.Equal([correct.Ticket.Comment!], List($"select Comment from IDENT_Tickets where Id = {Text(correct.Ticket.Id)}"));
            bool isFinished = key.Any(w => w is Calls.FinishCall or Calls.AddFinishedCall);
            if (first is Calls.StartCall or Calls.AddFinishedCall)
                Assert.Equal(isFinished ? 1 : 0, Query<int>($"select count(*) from IDENT_FinishedCalls where LineDescription = {Text(first.Key["call ".Length..])}"));
        }
    }

    static string Text(string value) => TServer.Provider == "mssql" ? $"N'{value}'" : $"'{value}'";
}

public sealed class OutboxWaysOnMariaDb(ITestOutputHelper log) : OutboxWaysContract<MariaDb>(log);

public sealed class OutboxWaysOnMySql(ITestOutputHelper log) : OutboxWaysContract<MySql>(log);

public sealed class OutboxWaysOnMsSql(ITestOutputHelper log) : OutboxWaysContract<MsSql>(log);

public sealed class OutboxWaysOnSqlite(ITestOutputHelper log) : OutboxWaysContract<Sqlite>(log)
{
    protected override int Ways => 150;
}
