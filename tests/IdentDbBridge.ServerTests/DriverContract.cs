using System.Net;
using System.Net.Sockets;
using IdentDbBridge.Data;
using IdentDbBridge.Dialects;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests;

/// <summary>What the driver gets wrong, and the dialect mends.</summary>
public abstract class DriverContract<TServer>(ExchangeDatabase<TServer> exchange) : IClassFixture<ExchangeDatabase<TServer>>
    where TServer : ITestServer
{
    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stops_waiting_for_a_server_that_says_nothing()
    {
        await exchange.CreateAsync();
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        using var stop = new CancellationTokenSource();
        var target = Dialect.Parse(TServer.Provider, At(((IPEndPoint)mute.LocalEndpoint).Port));
        var opening = Db.OpenAsync(target, ConnectionUse.Pooled, stop.Token);
        using var accepted = await mute.AcceptTcpClientAsync(Cancel);
        await stop.CancelAsync();
        // The connection string's own patience is ten minutes.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening.WaitAsync(TimeSpan.FromMinutes(1), Cancel));
    }

    [Fact]
    public async Task Replaces_connections_that_the_network_has_cut_and_nobody_hears_of_it()
    {
        await exchange.CreateAsync();
        await using var way = new CuttingProxy((int)new MySqlConnectionStringBuilder(exchange.Database!.ConnectionString).Port);
        await using var open = new Exchange(new ExchangeOptions { Provider = TServer.Provider, ConnectionString = At(way.Port), TimeZone = "Europe/Moscow" });
        for (var round = 0; round < 3; round++)
        {
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => open.Tickets.AddAsync(Ticket($"net-{round}-{i}"), Cancel)));
            Assert.All(outcomes, o => Assert.Equal(Outcome.Done, o));
            Assert.True(way.Cut() > 0);
        }
    }

    [Fact]
    public async Task Gives_a_lock_back_when_its_session_is_closed()
    {
        await exchange.CreateAsync();
        var target = Dialect.Parse(TServer.Provider, exchange.Database!.ConnectionString);
        await using (var held = new SessionLock(target, new SqlCatalog(TServer.Provider)))
            Assert.True(await held.TryTakeAsync(Cancel));
        using var connection = exchange.Database.Open();
        // The server hears of the end a moment later.
        Assert.Equal(1, connection.Scalar<int>($"select get_lock('{target.LockName}', 30)"));
    }

    string At(int port) =>
        new MySqlConnectionStringBuilder(exchange.Database!.ConnectionString) { Server = "127.0.0.1", Port = (uint)port, ConnectionTimeout = 600 }.ConnectionString;

    static TicketRequest Ticket(string id) => new() { Id = id, CreatedAt = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.FromHours(3)), ClientPhone = "+70001234567" };
}

public sealed class DriverOnMariaDb(ExchangeDatabase<MariaDb> exchange) : DriverContract<MariaDb>(exchange);

public sealed class DriverOnMySql(ExchangeDatabase<MySql> exchange) : DriverContract<MySql>(exchange);
