using System.Diagnostics;
using System.Diagnostics.Metrics;
using IdentDbBridge.Outbox;
using IdentDbBridge.Sessions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace IdentDbBridge.ServerTests;

/// <summary>What a program with a host, a container and OpenTelemetry has of the library.</summary>
public abstract class HostingContract<TServer> : Migrations.MigrationContract<TServer>
    where TServer : ITestServer
{
    [Fact]
    public async Task Several_exchanges_stand_side_by_side()
    {
        await UpAsync();
        await using var services = new ServiceCollection()
            .AddIdentExchange(_ => Options())
            .AddKeyedIdentExchange("north", Section(("Provider", TServer.Provider), ("ConnectionString", Database.ConnectionString), ("TimeZone", "Asia/Krasnoyarsk")))
            .AddKeyedIdentExchange("south", _ => Options())
            .BuildServiceProvider();
        Exchange[] all = [services.GetRequiredService<Exchange>(), services.GetRequiredKeyedService<Exchange>("north"), services.GetRequiredKeyedService<Exchange>("south")];
        Assert.Equal(3, all.Distinct().Count());
        foreach (var service in services.GetServices<IHostedService>())
            await service.StartAsync(Cancel);
        Assert.Equal(3, services.GetServices<IHostedService>().Count());
        foreach (var (exchange, i) in all.Select((e, i) => (e, i)))
            await exchange.Tickets.AddAsync(new() { Id = $"t{i}", CreatedAt = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero), ClientPhone = "+70001234567", ClientFullName = "Тайна" }, Cancel);
        Assert.Equal(["t0", "t1", "t2"], List("select Id from IDENT_Tickets order by Id"));
    }

    [Theory]
    [InlineData("lacks Clinic:TimeZone.", "TimeZone", "")]
    [InlineData("wrong kind: Clinic:TicketInterval.", "TicketInterval", "geheim")]
    [InlineData("not known: Clinic:Timezon.", "Timezon", "geheim")]
    [InlineData("wrong kind: Clinic:Outbox:MaxRecords.", "Outbox:MaxRecords", "geheim")]
    public void Configuration_that_is_wrong_is_named_by_its_path(string sentence, string name, string value)
    {
        var error = Assert.Throws<ConfigurationException>(() => new ServiceCollection().AddIdentExchange(
            Section(("Provider", TServer.Provider), ("ConnectionString", "geheim"), ("TimeZone", "Europe/Moscow"), ("Outbox:Path", "x"), (name, value))));
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spans_and_durations_say_what_was_done_and_nothing_of_a_record()
    {
        await UpAsync();
        List<(string Name, string Tags)> spans = [], durations = [];
        using var activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ExchangeTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a =>
            {
                lock (spans)
                    spans.Add((a.OperationName, Text(a.TagObjects) + a.Status));
            },
        };
        ActivitySource.AddActivityListener(activities);
        using var meters = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Meter.Name == ExchangeTelemetry.Name) listener.EnableMeasurementEvents(instrument); } };
        meters.SetMeasurementEventCallback<double>((instrument, seconds, tags, _) =>
        {
            lock (durations)
                durations.Add((instrument.Name, Text(tags.ToArray())));
        });
        meters.Start();

        await using (var exchange = await Exchange.OpenAsync(Options(), Cancel))
        {
            await exchange.Tickets.AddAsync(new() { Id = "Тайна", CreatedAt = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero), ClientPhone = "+70001234567", ClientFullName = "Тайна" }, Cancel);
            Run("drop table IDENT_Tickets");
            await Assert.ThrowsAnyAsync<ServerException>(() => exchange.Tickets.AddAsync(new() { Id = "Тайна 2", CreatedAt = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero), ClientPhone = "+70001234567", ClientFullName = "Тайна" }, Cancel));
        }

        string system = TServer.Provider == "mssql" ? "microsoft.sql_server" : TServer.Provider;
        string done = $"db.system.name={system} db.operation.name=AddTicket ";
        // Other tests of this process are heard, too, and go on.
        (string Name, string Tags)[] told, measured;
        lock (spans)
            told = [.. spans];
        lock (durations)
            measured = [.. durations];
        Assert.Contains(("AddTicket", done + "Unset"), told);
        Assert.Contains(told, s => s.Name == "AddTicket" && s.Tags.StartsWith(done + "error.type=", StringComparison.Ordinal) && s.Tags.EndsWith("Error", StringComparison.Ordinal));
        Assert.Contains(("db.client.operation.duration", done), measured);
        Assert.Contains(measured, d => d.Tags.StartsWith(done + "error.type=", StringComparison.Ordinal));
        Assert.DoesNotContain(told.Concat(measured), s => s.Tags.Contains("Тайна", StringComparison.Ordinal) || s.Tags.Contains("7000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_health_check_tells_whether_calls_and_tickets_are_kept()
    {
        await UpAsync();
        await using (var well = new Exchange(Options()))
            Assert.Equal(HealthStatus.Healthy, (await CheckAsync(well)).Status);
        Run("drop table IDENT_Tickets");
        await using (var away = new Exchange(Options() with { ConnectionString = Nowhere }))
            Assert.Equal(HealthStatus.Unhealthy, (await CheckAsync(away)).Status);
        await using var waiting = new Exchange(Options() with { ConnectionString = Nowhere, Outbox = new OutboxOptions { Path = Scripts.In("o.outbox") } });
        await waiting.Tickets.AddAsync(new() { Id = "Тайна", CreatedAt = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero), ClientPhone = "+70001234567", ClientFullName = "Тайна" }, Cancel);
        var degraded = await CheckAsync(waiting);
        Assert.Equal((HealthStatus.Degraded, 1L), (degraded.Status, Convert.ToInt64(degraded.Data["waiting"], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.DoesNotContain("Password", degraded.Description, StringComparison.OrdinalIgnoreCase);
    }

    static string Nowhere => TServer.Provider switch
    {
        "sqlite" => "Data Source=nowhere/exchange.db",
        "mssql" => "Server=127.0.0.1,1;Database=x;User Id=x;Password=x;Connect Timeout=2;Encrypt=false",
        _ => "Server=127.0.0.1;Port=1;Database=x;User Id=x;Password=x",
    };

    static Task<HealthCheckResult> CheckAsync(Exchange exchange) => new ExchangeHealthCheck(exchange).CheckHealthAsync(new HealthCheckContext(), Cancel);

    ExchangeOptions Options() => new() { Provider = TServer.Provider, ConnectionString = Database.ConnectionString, TimeZone = "Europe/Moscow" };

    static IConfigurationSection Section(params (string Name, string Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.GroupBy(v => v.Name).Select(v => KeyValuePair.Create($"Clinic:{v.Key}", (string?)v.Last().Value))).Build().GetSection("Clinic");

    static string Text(IEnumerable<KeyValuePair<string, object?>> tags) => string.Concat(tags.Select(t => $"{t.Key}={t.Value} "));
}

public sealed class HostingOnSqlite : HostingContract<Sqlite>;

public sealed class HostingOnMariaDb : HostingContract<MariaDb>;

public sealed class HostingOnMySql : HostingContract<MySql>;

public sealed class HostingOnMsSql : HostingContract<MsSql>;
