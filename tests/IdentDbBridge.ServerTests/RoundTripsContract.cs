using IdentDbBridge.Calls;
using Microsoft.Data.SqlClient;

namespace IdentDbBridge.ServerTests;

/// <summary>How often a piece of work waits for the server, counted on the way to it: between two towns that is what takes the time.</summary>
public abstract class RoundTripsContract<TServer>(ExchangeDatabase<TServer> exchange, ITestOutputHelper log) : IClassFixture<ExchangeDatabase<TServer>>
    where TServer : ITestServer
{
    static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.FromHours(3));

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Are_no_more_than_the_steps_that_need_an_answer()
    {
        await exchange.CreateAsync();
        var (host, port) = Address(exchange.Database!.ConnectionString);
        await using var way = new CountingProxy(host, port);
        await using var door = new Exchange(new ExchangeOptions { Provider = TServer.Provider, ConnectionString = At(exchange.Database.ConnectionString, way.Port), TimeZone = "Europe/Moscow" });
        using (var connection = exchange.Database.Open())
        {
            connection.Run("insert into IDENT_Branches (Id, Name) values (1, 'A')");
            connection.Run("insert into IDENT_Doctors (Id, Name) values (2, 'B')");
            connection.Run("insert into IDENT_Intervals (BranchId, DoctorId, StartDateTime, LengthInMinutes, IsBusy) values (1, 2, '2026-03-02 10:00:00', 15, 1)");
        }

        // The first time the session is opened and statements are prepared; the schedule is looked at twice.
        await LifeAsync(door, "first");
        await door.Schedule.ReadAsync(Cancel);
        var counted = await LifeAsync(door, "second", way);
        counted.Add("schedule", await CountAsync(way, async () => Assert.Single((await door.Schedule.ReadAsync(Cancel)).Timetable!.Intervals)));
        log.WriteLine($"figure: {TServer.Name}: round trips: {string.Join(", ", counted.Select(c => $"{c.Key} {c.Value}"))}");
        // Begin, the row of the id with what it was, the rows of the call, commit.
        Assert.Equal(4, counted["answer"]);
        Assert.Equal(4, counted["recording"]);
        // Begin, the row of the id, the ongoing call, whether its key is free, the insert, the delete, commit.
        Assert.Equal(7, counted["finish"]);
        // The three tables, and what is known of them.
        Assert.Equal(2, counted["schedule"]);
    }

    async Task<Dictionary<string, int>> LifeAsync(Exchange door, string id, CountingProxy? way = null)
    {
        var call = new CallStart { CallId = id, StartedAt = Noon.AddMinutes(id.Length), Direction = CallDirection.In, PhoneFrom = "+70001234567", PhoneTo = "+70000000100" };
        return new()
        {
            ["start"] = await CountAsync(way, async () => Assert.Equal(Outcome.Done, await door.Calls.StartAsync(call, Cancel))),
            ["answer"] = await CountAsync(way, async () => Assert.Equal(Outcome.Done, await door.Calls.AnswerAsync(id, call.StartedAt.AddSeconds(7), Cancel))),
            ["recording"] = await CountAsync(way, async () => Assert.Equal(Outcome.Done, await door.Calls.SetRecordUrlAsync(id, "https://pbx.example/1.mp3", Cancel))),
            ["finish"] = await CountAsync(way, async () => Assert.Equal(Outcome.Done, await door.Calls.FinishAsync(new CallEnd { CallId = id, EndedAt = call.StartedAt.AddSeconds(67) }, Cancel))),
        };
    }

    static async Task<int> CountAsync(CountingProxy? way, Func<Task> work)
    {
        var before = way?.RoundTrips ?? 0;
        await work();
        return (way?.RoundTrips ?? 0) - before;
    }

    private protected abstract (string Host, int Port) Address(string connectionString);

    private protected abstract string At(string connectionString, int port);
}

public abstract class RoundTripsOnMySqlServers<TServer>(ExchangeDatabase<TServer> exchange, ITestOutputHelper log) : RoundTripsContract<TServer>(exchange, log)
    where TServer : ITestServer
{
    private protected override (string Host, int Port) Address(string connectionString)
    {
        var settings = new MySqlConnectionStringBuilder(connectionString);
        return (settings.Server, (int)settings.Port);
    }

    private protected override string At(string connectionString, int port) =>
        new MySqlConnectionStringBuilder(connectionString) { Server = "127.0.0.1", Port = (uint)port }.ConnectionString;
}

public sealed class RoundTripsOnMariaDb(ExchangeDatabase<MariaDb> exchange, ITestOutputHelper log) : RoundTripsOnMySqlServers<MariaDb>(exchange, log);

public sealed class RoundTripsOnMySql(ExchangeDatabase<MySql> exchange, ITestOutputHelper log) : RoundTripsOnMySqlServers<MySql>(exchange, log);

public sealed class RoundTripsOnMsSql(ExchangeDatabase<MsSql> exchange, ITestOutputHelper log) : RoundTripsContract<MsSql>(exchange, log)
{
    private protected override (string Host, int Port) Address(string connectionString)
    {
        var parts = new SqlConnectionStringBuilder(connectionString).DataSource.Replace("tcp:", "", StringComparison.OrdinalIgnoreCase).Split(',');
        return (parts[0], parts.Length > 1 ? int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 1433);
    }

    private protected override string At(string connectionString, int port) =>
        new SqlConnectionStringBuilder(connectionString) { DataSource = $"127.0.0.1,{port}" }.ConnectionString;
}
