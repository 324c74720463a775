using IdentDbBridge.Cli.Simulate;
using IdentDbBridge.Ident;
using IdentDbBridge.Schedule;
using IdentDbBridge.Sessions;
using IdentDbBridge.Tests;

namespace IdentDbBridge.ServerTests.Cli;

/// <summary>identdb simulate.</summary>
public abstract class SimulateContract<TServer> : IAsyncLifetime
    where TServer : ITestServer
{
    readonly ExchangeDatabase<TServer> _exchange = new();

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _exchange.CreateAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _exchange.DisposeAsync();
    }

    [Fact]
    public async Task Sees_what_was_added_since_the_start_date_and_warns_of_what_IDENT_cannot_use()
    {
        AddCall("2026-02-28 23:59:59", "+79110101001");
        AddCall("2026-03-01 00:00:00", "+79110101002");
        AddCall("2026-03-02 10:00:00", "");
        AddCall("2199-12-31 23:59:59", "+89110001122");
        AddCall("2026-03-02 11:00:00", "+79110101002", "IDENT_OngoingCalls");
        AddTicket("t-1", "2026-03-01 00:00:00", "+79110101003");
        AddTicket("t-2", "2026-03-01 00:00:01", "позже");

        for (var time = 0; time < 2; time++)
        {
            var document = await OnceAsync("--from", "2026-03-01", "--tasks", "calls,tickets");
            Assert.Equal([("calls", 3, 3, 1), ("tickets", 2, 2, 1)], document.Select(t => (t.Task, t.New, t.Total, t.Phones)));
        }

        var lines = await CallAsync("simulate", "--once", "--from", "2026-03-01");
        Assert.Matches(@"^Reads from 2026-03-01 00:00 on, by the clinic's clock\.\n\S+ \S+  calls     3 new of 3, 1 ongoing, took .* s; warnings: 1 phones that are none\n\S+ \S+  tickets   2 new of 2, .*1 phones.*\n\S+ \S+  schedule  [\d]+ rows written, took .* s\n$", lines.Output);
        Assert.DoesNotContain("позже", lines.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("+7", lines.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_a_schedule_that_is_not_made_up_alone()
    {
        Assert.Equal(0, (await CallAsync("simulate", "--once", "--tasks", "schedule")).Code);
        Assert.Equal(0, (await CallAsync("simulate", "--once", "--tasks", "schedule", "--seed", "2")).Code);
        await using var server = new ExchangeServer(TServer.Provider, _exchange.Database!.ConnectionString, null);
        await server.RunAsync(s => s.Db.ExecuteAsync("insert into IDENT_Branches (Id, Name) values (7, 'Мира, 1')", null, Cancel), Cancel);
        var refused = await CallAsync("simulate", "--once");
        Assert.Equal(9, refused.Code);
        Assert.Contains("not made up", refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("calls", refused.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await ReadBranchesAsync(server)).Count);
        Assert.Equal(0, (await CallAsync("simulate", "--once", "--tasks", "calls,tickets")).Code);
        Assert.Equal(0, (await CallAsync("simulate", "--once", "--force")).Code);
        Assert.Equal([new Branch { Id = 1, Name = "Демо-клиника" }], await ReadBranchesAsync(server));
    }

    Task<IReadOnlyList<Branch>> ReadBranchesAsync(ExchangeServer server) => new IdentClient(server).ReadBranchesAsync(Cancel);

    [Theory]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Etc/GMT+12")]
    public async Task Begins_with_the_clinics_today(string timeZone)
    {
        // One of the two has another date than this machine, whatever the time.
        var before = DateTimeOffset.UtcNow;
        var output = (await CallAsync("simulate", "--once", "--tasks", "calls", "--time-zone", timeZone)).Output;
        string[] days = [.. new[] { before, DateTimeOffset.UtcNow }.Select(t => TimeZoneInfo.ConvertTime(t, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Contains(days, day => output.StartsWith($"Reads from {day} 00:00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Drops_what_it_has_seen()
    {
        var time = new ManualTime(DateTimeOffset.UnixEpoch);
        await using var server = new ExchangeServer(TServer.Provider, _exchange.Database!.ConnectionString, null);
        var tickets = SimulatedTask.Tickets(new IdentClient(server), new DateTime(2026, 3, 1), new TaskTimer(TimeSpan.FromMinutes(2), time));
        AddTicket("a", "2026-03-01 00:00:00", "+79110101003");
        Assert.Equal(new TaskResult(1, 1, Warnings.None), await tickets.RunAsync(Cancel));
        Assert.Equal(new TaskResult(0, 1, Warnings.None), await tickets.RunAsync(Cancel));
        AddTicket("b", "2026-03-01 00:00:00", "+79110101003");
        Assert.Equal(new TaskResult(1, 2, Warnings.None), await tickets.RunAsync(Cancel));
    }

    [Fact]
    public async Task Uploads_the_same_in_every_variant_and_for_every_seed_another()
    {
        List<string> prints = [];
        foreach (string[] line in (string[][])[["--upload", "transaction"], ["--upload", "tables"], ["--upload", "rows"], ["--seed", "2"], ["--upload", "rows", "--seed", "2"]])
        {
            var upload = Assert.Single(await OnceAsync(["--tasks", "schedule", "--from", "2026-03-17", .. line]));
            var (db, sql) = await _exchange.OpenAsync();
            await using var end = db;
            var held = await new ScheduleRepository(db, sql).ReadAsync(Cancel);
            Assert.Equal(upload.Total, held.Branches.Count + held.Doctors.Count + held.Intervals.Count);
            Assert.Equal(new DateTime(2026, 3, 1), held.Intervals.Min(i => i.StartDateTime).Date);
            prints.Add(new ScheduleSet(held).Fingerprint);
        }

        Assert.Equal([prints[0], prints[0], prints[0], prints[3], prints[3]], prints);
        Assert.NotEqual(prints[0], prints[3]);
    }

    [Fact]
    public async Task Ends_with_the_code_of_an_error_and_can_be_told_which_tasks_to_run()
    {
        using (var connection = _exchange.Database!.Open())
            connection.Run("drop table IDENT_Tickets");
        Assert.Equal(0, (await CallAsync("simulate", "--once", "--tasks", "calls")).Code);
        Assert.NotEqual(0, (await CallAsync("simulate", "--once", "--tasks", "calls,tickets")).Code);
    }

    async Task<List<(string? Task, int New, int Total, int Phones)>> OnceAsync(params string[] line)
    {
        var result = await CallAsync(["simulate", "--once", "--json", .. line]);
        Assert.True(result.Code == 0, result.Errors);
        return [.. result.Json.GetProperty("tasks").EnumerateArray().Select(t => (
            t.GetProperty("task").GetString(),
            t.GetProperty("new").GetInt32(),
            t.GetProperty("total").GetInt32(),
            t.GetProperty("warnings").GetProperty("phones").GetInt32()))];
    }

    Task<CliResult> CallAsync(params string[] line) =>
        InProcess.RunAsync([.. line, "--provider", TServer.Provider, "--connection", _exchange.Database!.ConnectionString]);

    void AddCall(string time, string from, string table = "IDENT_FinishedCalls")
    {
        using var connection = _exchange.Database!.Open();
        connection.Run($"insert into {table} (DateAndTime, Direction, PhoneFrom, PhoneTo, WaitInSeconds) values ('{time}', 'in', '{from}', '+78120000111', 5)");
    }

    void AddTicket(string id, string time, string phone)
    {
        using var connection = _exchange.Database!.Open();
        connection.Run("insert into IDENT_Tickets (Id, DateAndTime, ClientPhone) values (@id, @time, @phone)", ("@id", id), ("@time", time), ("@phone", phone));
    }
}

public sealed class SimulateOnMariaDb : SimulateContract<MariaDb>;

public sealed class SimulateOnMySql : SimulateContract<MySql>;

public sealed class SimulateOnMsSql : SimulateContract<MsSql>;

public sealed class SimulateOnSqlite : SimulateContract<Sqlite>;
