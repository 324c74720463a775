using IdentDbBridge.History;

namespace IdentDbBridge.ServerTests;

public abstract class HistoryContract<TServer> : IAsyncLifetime
    where TServer : ITestServer
{
    static readonly DateTime At = new(2026, 3, 2, 8, 0, 0);

    readonly ExchangeDatabase<TServer> _database = new();

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => new(_database.CreateAsync());

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _database.DisposeAsync();
    }

    [Fact]
    public async Task Gives_back_what_was_added_whole()
    {
        await using var exchange = await _database.OpenExchangeAsync();
        var entry = new HistoryEntry
        {
            StartedUtc = At,
            Task = "intake",
            Source = "site",
            Kind = HistoryKind.Known,
            Status = 400,
            Times = 2,
            Given = 3,
            LeftOut = 4,
            Milliseconds = 5,
            IsRepeat = true,
            Reason = "Телефон не прислан 🦷",
            Asked = "a",
            Answered = "b",
            FailingSinceUtc = At.AddHours(-1),
        };
        var bare = new HistoryEntry { StartedUtc = At.AddSeconds(1), Task = "schedule" };
        await exchange.History.AddAsync([entry, bare], Cancel);
        Assert.Equal([bare, entry], await exchange.History.ReadAsync(new HistoryQuery(), Cancel));
        Assert.Equal(entry, await exchange.History.FindAsync(At, entry.Id, Cancel));
        Assert.Null(await exchange.History.FindAsync(At.AddSeconds(1), entry.Id, Cancel));
        // Nobody knows whether what was lost on the way had arrived.
        await exchange.History.AddAsync([entry, bare], Cancel);
        Assert.Equal(2, (await exchange.History.ReadAsync(new HistoryQuery(), Cancel)).Count);
        await exchange.History.AddAsync([bare with { Id = "long", Reason = new string('я', 498) + "🦷🦷" }], Cancel);
        Assert.Equal(new string('я', 498) + "…", (await exchange.History.FindAsync(bare.StartedUtc, "long", Cancel))!.Reason);
    }

    [Fact]
    public async Task Is_read_by_task_source_and_end_and_page_by_page()
    {
        await using var exchange = await _database.OpenExchangeAsync();
        HistoryEntry[] entries =
        [
            .. from i in Enumerable.Range(0, 60)
               from source in (string[])["", "site"]
               select new HistoryEntry { StartedUtc = At.AddSeconds(i / 2), Task = source.Length == 0 ? i % 2 == 0 ? "calls" : "tickets" : "intake", Source = source, Kind = (HistoryKind)(i % 5) },
        ];
        await exchange.History.AddAsync(entries, Cancel);
        Assert.Equal(30, (await ReadAllAsync(new HistoryQuery { Task = "calls" })).Count);
        Assert.Equal(60, (await ReadAllAsync(new HistoryQuery { Source = "site" })).Count);
        Assert.Equal(60, (await ReadAllAsync(new HistoryQuery { Source = "" })).Count);
        Assert.Equal(24, (await ReadAllAsync(new HistoryQuery { Source = "site", IsDone = true })).Count);
        Assert.Equal(72, (await ReadAllAsync(new HistoryQuery { IsDone = false })).Count);
        Assert.Empty(await ReadAllAsync(new HistoryQuery { Task = "' or 1 = 1 --" }));
        var all = await ReadAllAsync(new HistoryQuery());
        Assert.Equal(entries.OrderByDescending(e => e.StartedUtc).ThenByDescending(e => e.Id, StringComparer.Ordinal), all);

        async Task<List<HistoryEntry>> ReadAllAsync(HistoryQuery query)
        {
            List<HistoryEntry> read = [];
            for (List<HistoryEntry> page = [.. await exchange.History.ReadAsync(query with { Rows = 7 }, Cancel)]; page.Count > 0; page = await exchange.History.ReadAsync(query with { Rows = 7, Before = page[^1] }, Cancel))
                read.AddRange(page);
            return read;
        }
    }

    [Fact]
    public async Task Tells_the_newest_of_each_kind()
    {
        await using var exchange = await _database.OpenExchangeAsync();
        HistoryEntry[] entries = [.. Enumerable.Range(0, 20).Select(i => new HistoryEntry { StartedUtc = At.AddMinutes(i), Task = "tickets", Kind = (HistoryKind)(i % 4) })];
        await exchange.History.AddAsync([.. entries, entries[0] with { Id = "other", Task = "calls" }], Cancel);
        Assert.Equal(entries[16..], await exchange.History.ReadNewestAsync(At.AddMinutes(1), Cancel));
        Assert.Equal(5, (await exchange.History.ReadNewestAsync(At, Cancel)).Count);
    }

    [Fact]
    public async Task Is_kept_for_2_7_14_and_30_days()
    {
        await using var exchange = await _database.OpenExchangeAsync();
        var days = new Dictionary<HistoryKind, int> { [HistoryKind.Network] = 2, [HistoryKind.Success] = 7, [HistoryKind.Warning] = 7, [HistoryKind.Known] = 14, [HistoryKind.Unknown] = 30 };
        HistoryEntry[] entries = [.. from kind in days.Keys from day in Enumerable.Range(0, 40) select new HistoryEntry { StartedUtc = At.AddDays(-day), Task = "tickets", Kind = kind }];
        // More than one batch.
        await exchange.History.AddAsync([.. entries, .. Enumerable.Range(0, 700).Select(_ => new HistoryEntry { StartedUtc = At.AddDays(-60), Task = "tickets" })], Cancel);
        var now = new DateTimeOffset(At, TimeSpan.Zero);
        Assert.Equal(entries.Length + 700 - days.Values.Sum(d => d + 1), await exchange.History.PurgeAsync(now, Cancel));
        var left = await exchange.History.ReadAsync(new HistoryQuery { Rows = 1000 }, Cancel);
        Assert.All(days, d => Assert.Equal(At.AddDays(-d.Value), left.Where(e => e.Kind == d.Key).Min(e => e.StartedUtc)));
        Assert.Equal(0, await exchange.History.PurgeAsync(now, Cancel));
    }
}

public sealed class HistoryOnMariaDb : HistoryContract<MariaDb>;

public sealed class HistoryOnMySql : HistoryContract<MySql>;

public sealed class HistoryOnMsSql : HistoryContract<MsSql>;

public sealed class HistoryOnSqlite : HistoryContract<Sqlite>;
