using System.Data.Common;
using IdentDbBridge.Calls;

namespace IdentDbBridge.ServerTests.Docs;

public abstract class PbxExampleContract<TServer>(ExchangeDatabase<TServer> exchange) : IClassFixture<ExchangeDatabase<TServer>>, IDisposable
    where TServer : ITestServer
{
    // Krasnoyarsk: the rows are to show 10:00.
    static readonly DateTimeOffset Ten = new(2026, 3, 2, 3, 0, 0, TimeSpan.Zero);

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("identdb-");

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Makes_the_rows_that_IDENT_reads()
    {
        await exchange.CreateAsync();
        using var login = new GuideLogin(exchange.Database!, "PBX by library");
        await using (var door = await PbxExample.OpenAsync(TServer.Provider, login.ConnectionString, Outbox, Cancel))
        {
            await TellAsync(new PbxExample(door), Outcome.Done);
            await TellAsync(new PbxExample(door), Outcome.AlreadyThere);
            await EndsWhatNobodyEndedAsync(door);
        }

        await using var ident = await exchange.OpenExchangeAsync();
        var calls = await ident.Calls.ReadFinishedAsync(Ten.DateTime, Ten.DateTime.AddHours(8), Cancel);
        Assert.Equal(
            [
                new StoredCall
                {
                    DateAndTime = new DateTime(2026, 3, 2, 10, 0, 0),
                    Direction = CallDirection.In,
                    PhoneFrom = "+70001234567",
                    PhoneTo = "+70000000001",
                    WaitInSeconds = 7,
                    TalkInSeconds = 60,
                    LineDescription = "Регистратура",
                    RecordUrl = "https://pbx.example/запись.mp3",
                },
                new StoredCall { DateAndTime = new DateTime(2026, 3, 2, 10, 5, 0), Direction = CallDirection.In, PhoneFrom = "+70007654321", PhoneTo = "+70000000001", WaitInSeconds = 25 },
            ],
            calls);
        Assert.Empty(await ident.Calls.ReadOngoingAsync(new DateTime(2026, 1, 1), new DateTime(2199, 1, 1), Cancel));
    }

    [Fact]
    public async Task Keeps_a_call_while_the_server_is_away_and_tells_of_it()
    {
        await exchange.CreateAsync();
        await using var door = await PbxExample.OpenAsync(TServer.Provider, Away(exchange.Database!.ConnectionString), Outbox, Cancel);
        var pbx = new PbxExample(door);
        Assert.Equal(Outcome.Queued, await pbx.RingsAsync("2.1", Ten, "+7 000 123-45-67", Cancel));
        Assert.Equal(Outcome.Queued, await pbx.EndedAsync("2.1", Ten.AddSeconds(5), Cancel));
        List<string> log = [];
        await pbx.LookAfterAsync(log.Add, Cancel);
        Assert.Equal(2, log.Count);
        Assert.StartsWith("2 records wait since ", log[0], StringComparison.Ordinal);
        // The name of the database, which is told, may have any three digits in it.
        Assert.DoesNotContain(log, l => l.Contains("1234567", StringComparison.Ordinal) || l.Contains("123-45", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _folder.Delete(recursive: true);
    }

    string Outbox => Path.Combine(_folder.FullName, "outbox.db");

    /// <summary>A database that is not there.</summary>
    static string Away(string connectionString)
    {
        var builder = new DbConnectionStringBuilder { ConnectionString = connectionString };
        var key = ((string[])["Database", "Initial Catalog", "Data Source"]).First(builder.ContainsKey);
        builder[key] = $"{builder[key]}_away";
        return builder.ConnectionString;
    }

    async Task TellAsync(PbxExample pbx, Outcome expected)
    {
        Assert.Equal(expected, await pbx.RingsAsync("1.42", Ten, "8 (000) 123-45-67", Cancel));
        Assert.Equal(expected, await pbx.AnsweredAsync("1.42", Ten.AddSeconds(7), Cancel));
        Assert.Equal(expected, await pbx.EndedAsync("1.42", Ten.AddSeconds(67), Cancel));
        // The last word about a recording counts.
        Assert.Equal(Outcome.Done, await pbx.RecordedAsync("1.42", "https://pbx.example/запись.mp3", Cancel));
        Assert.Equal(expected, await pbx.MissedAsync("1.43", Ten.AddMinutes(5), Ten.AddMinutes(5).AddSeconds(25), Cancel));
    }

    async Task EndsWhatNobodyEndedAsync(Exchange door)
    {
        var pbx = new PbxExample(door);
        await pbx.RingsAsync("1.44", DateTimeOffset.UtcNow.AddHours(-5), "", Cancel);
        await pbx.RingsAsync("1.45", DateTimeOffset.UtcNow.AddHours(-1), "", Cancel);
        List<string> log = [];
        await pbx.LookAfterAsync(log.Add, Cancel);
        Assert.StartsWith("1 calls were ended", Assert.Single(log), StringComparison.Ordinal);
        Assert.Equal(Outcome.Done, await pbx.EndedAsync("1.45", DateTimeOffset.UtcNow, Cancel));
    }
}

public sealed class PbxExampleOnMariaDb(ExchangeDatabase<MariaDb> exchange) : PbxExampleContract<MariaDb>(exchange);

public sealed class PbxExampleOnMySql(ExchangeDatabase<MySql> exchange) : PbxExampleContract<MySql>(exchange);

public sealed class PbxExampleOnMsSql(ExchangeDatabase<MsSql> exchange) : PbxExampleContract<MsSql>(exchange);

public sealed class PbxExampleOnSqlite(ExchangeDatabase<Sqlite> exchange) : PbxExampleContract<Sqlite>(exchange);
