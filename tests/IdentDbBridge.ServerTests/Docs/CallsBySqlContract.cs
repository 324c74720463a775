using IdentDbBridge.Calls;

namespace IdentDbBridge.ServerTests.Docs;

public abstract class CallsBySqlContract<TServer>(ExchangeDatabase<TServer> exchange) : IClassFixture<ExchangeDatabase<TServer>>
    where TServer : ITestServer
{
    static readonly int Duplicate = TServer.Provider == "mssql" ? 2627 : 1062;

    // Each test has a day of its own in the shared database.
    static int _days;

    readonly DateTime _noon = new DateTime(2026, 3, 2, 12, 0, 0).AddDays(Interlocked.Increment(ref _days));

    [Fact]
    public async Task Go_from_ringing_to_the_recording()
    {
        await exchange.CreateAsync();
        using var login = new GuideLogin(exchange.Database!, "PBX by SQL");
        using var pbx = new SqlWriter<TServer>(login.ConnectionString);
        Assert.Equal([1], pbx.Run("start-call", Call(_noon)));
        Assert.Equal(Duplicate, pbx.Error("start-call", Call(_noon)));
        Assert.Equal([1], pbx.Run("answer-call", Call(_noon)));
        Assert.Equal([0], pbx.Run("answer-call", [.. Call(_noon).Where(v => v.Name != "WaitInSeconds"), ("WaitInSeconds", 99)]));
        var ongoing = Assert.Single(await OngoingAsync());
        Assert.Equal((7, 0), (ongoing.WaitInSeconds, ongoing.TalkInSeconds));
        Assert.Equal([1, 0], pbx.Run("record-url", Call(_noon)));

        Assert.Equal([1, 1], Changes(pbx.Run("finish-call", Call(_noon))));
        Assert.Equal([0, 0], Changes(pbx.Run("finish-call", Call(_noon))));
        Assert.Empty(await OngoingAsync());
        var finished = Assert.Single(await FinishedAsync());
        Assert.Equal(ongoing with { TalkInSeconds = 60, RecordUrl = "https://pbx.example/запись.mp3" }, finished);
        Assert.Empty(CallRules.Check(finished, Phones.PhoneOptions.Default).Problems);
    }

    [Fact]
    public async Task Get_their_recording_later_and_again()
    {
        await exchange.CreateAsync();
        using var login = new GuideLogin(exchange.Database!, "PBX by SQL");
        using var pbx = new SqlWriter<TServer>(login.ConnectionString);
        (string, object?)[] missed = [.. Call(_noon, from: "").Where(v => v.Name is not ("TalkInSeconds" or "RecordUrl")), ("TalkInSeconds", null), ("RecordUrl", null)];
        Assert.Equal([1], pbx.Run("add-finished-call", missed));
        Assert.Equal(Duplicate, pbx.Error("add-finished-call", missed));
        Assert.Equal([0, 1], pbx.Run("record-url", Call(_noon, from: "")));
        pbx.Run("record-url", Call(_noon, from: ""));
        var call = Assert.Single(await FinishedAsync());
        Assert.Equal(("", 7, null, "https://pbx.example/запись.mp3"), (call.PhoneFrom, call.WaitInSeconds, call.TalkInSeconds, call.RecordUrl));
    }

    [Fact]
    public async Task Are_finished_once_by_two_at_a_time()
    {
        await exchange.CreateAsync();
        Assert.SkipUnless(HeedsLockHints(exchange.Database!), "This server ignores UPDLOCK, on which the block relies.");
        using var login = new GuideLogin(exchange.Database!, "PBX by SQL");
        using var pbx = new SqlWriter<TServer>(login.ConnectionString);
        for (var round = 0; round < 20; round++)
        {
            var call = Call(_noon.AddMinutes(round));
            pbx.Run("start-call", call);
            var changes = await AtATime.TwoAsync(() => new SqlWriter<TServer>(login.ConnectionString), (w, _) => (Rows: Changes(w.Run("finish-call", call)), w.Repeats));
            Assert.Equal([[0, 0], [1, 1]], changes.Select(c => c.Rows).OrderBy(r => r[0]));
            Assert.All(changes, c => Assert.Equal(0, c.Repeats));
        }

        Assert.Equal(20, (await FinishedAsync()).Count);
        Assert.Empty(await OngoingAsync());
    }

    [Fact]
    public async Task Do_not_wait_for_each_other()
    {
        await exchange.CreateAsync();
        using var login = new GuideLogin(exchange.Database!, "PBX by SQL");
        using var one = new SqlWriter<TServer>(login.ConnectionString);
        using var other = new SqlWriter<TServer>(login.ConnectionString);
        other.HaveNoPatience();
        one.Run("start-call", Call(_noon));
        one.RunPart("finish-call", ..2, Call(_noon));
        other.Run("start-call", Call(_noon.AddSeconds(1)));
        Assert.Equal([1, 1], Changes(other.Run("finish-call", Call(_noon.AddSeconds(1)))));
        one.RunPart("finish-call", 2.., Call(_noon));
        Assert.Equal(2, (await FinishedAsync()).Count);
        Assert.Empty(await OngoingAsync());
    }

    [Fact]
    public async Task That_are_stale_are_found_and_ended()
    {
        await exchange.CreateAsync();
        using var login = new GuideLogin(exchange.Database!, "PBX by SQL");
        using var pbx = new SqlWriter<TServer>(login.ConnectionString);
        // The oldest of all days, so that no other test's calls are found.
        var old = new DateTime(2001, 1, 1).AddDays(Interlocked.Increment(ref _days));
        pbx.Run("start-call", Call(old));
        // Started again after its end: it is there twice, and the finished one stays.
        pbx.Run("add-finished-call", Call(old));
        var row = Assert.Single(pbx.Read("stale-calls", ("Before", old.AddHours(1))));
        string[] names = ["DateAndTime", "Direction", "PhoneFrom", "PhoneTo", "WaitInSeconds", "TalkInSeconds"];
        Assert.Equal([0, 1], Changes(pbx.Run("finish-call", [.. names.Zip(row)])));
        Assert.Empty(pbx.Read("stale-calls", ("Before", old.AddHours(1))));
    }

    /// <summary>Of the statements between begin and commit.</summary>
    static int[] Changes(int[] rows) => rows[1..^1];

    static (string Name, object? Value)[] Call(DateTime at, string from = "+70001234567") =>
    [
        ("DateAndTime", at), ("Direction", "in"), ("PhoneFrom", from), ("PhoneTo", "+70000000001"), ("WaitInSeconds", 7), ("TalkInSeconds", 60),
        ("LineDescription", "Регистратура"), ("RecordUrl", "https://pbx.example/запись.mp3"),
    ];

    protected virtual bool HeedsLockHints(TestDatabase database) => true;

    Task<List<StoredCall>> OngoingAsync() => ReadAsync(e => e.Calls.ReadOngoingAsync(_noon.Date, _noon.Date.AddDays(1).AddSeconds(-1), TestContext.Current.CancellationToken));

    Task<List<StoredCall>> FinishedAsync() => ReadAsync(e => e.Calls.ReadFinishedAsync(_noon.Date, _noon.Date.AddDays(1).AddSeconds(-1), TestContext.Current.CancellationToken));

    async Task<List<StoredCall>> ReadAsync(Func<Exchange, Task<List<StoredCall>>> read)
    {
        await using var ident = await exchange.OpenExchangeAsync();
        return await read(ident);
    }
}

public sealed class CallsBySqlOnMariaDb(ExchangeDatabase<MariaDb> exchange) : CallsBySqlContract<MariaDb>(exchange);

public sealed class CallsBySqlOnMySql(ExchangeDatabase<MySql> exchange) : CallsBySqlContract<MySql>(exchange);

public sealed class CallsBySqlOnMsSql(ExchangeDatabase<MsSql> exchange) : CallsBySqlContract<MsSql>(exchange)
{
    // A stand-in for SQL Server ignores them.
    protected override bool HeedsLockHints(TestDatabase database) => MsSql.IsSqlServer(database);
}
