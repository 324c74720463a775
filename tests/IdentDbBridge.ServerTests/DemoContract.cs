using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using IdentDbBridge.Cli.Demo;
using IdentDbBridge.Migrations;

namespace IdentDbBridge.ServerTests;

public abstract class DemoContract<TServer> : IAsyncLifetime
    where TServer : ITestServer
{
    readonly string _timetable = Path.Combine(Directory.CreateTempSubdirectory("identdb-").FullName, "timetable.json");
    TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TServer.CreateDatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Directory.Delete(Path.GetDirectoryName(_timetable)!, recursive: true);
        if (_database is not null)
            await _database.DisposeAsync();
    }

    [Fact]
    public async Task Fills_an_empty_database_once_and_refuses_another_s()
    {
        await WriteTimetableAsync();
        var (code, output, _) = await DemoAsync("--timetable", _timetable);
        Assert.Equal(0, code);
        Assert.Contains("1 branch, 7 doctors, 4,184 intervals, 4,032 of them free", output, StringComparison.Ordinal);
        Assert.Equal(4184L, Count("IDENT_Intervals"));
        long calls = Count("IDENT_FinishedCalls"), tickets = Count("IDENT_Tickets");

        var second = await DemoAsync("--timetable", _timetable, "--json");
        Assert.Equal(0, second.Code);
        var document = JsonDocument.Parse(second.Output).RootElement;
        Assert.True(document.GetProperty("changedNothing").GetBoolean());
        Assert.Equal(calls, document.GetProperty("written").GetProperty("calls").GetProperty("alreadyThere").GetInt64());
        Assert.Equal(tickets, document.GetProperty("written").GetProperty("tickets").GetProperty("alreadyThere").GetInt64());
        Assert.Equal(4184, document.GetProperty("written").GetProperty("intervals").GetProperty("unchanged").GetInt64());
        var week = DemoClinic.Create(1, new DateTime(2026, 9, 1));
        Assert.Equal(week.Calls.Count(c => c.DateAndTime >= week.WeekStart && c.DateAndTime <= week.WeekEnd), document.GetProperty("read").GetProperty("calls").GetProperty("total").GetInt32());
        Assert.Equal((calls, tickets), ((long)week.Calls.Count, week.Tickets.Count));

        // Another clinic's month, then a call of a real telephone exchange beside the demo's.
        AssertRefused(await DemoAsync("--seed", "2"));
        using (var connection = _database.Open())
            connection.Run("insert into IDENT_FinishedCalls (DateAndTime, Direction, PhoneFrom, PhoneTo, WaitInSeconds) values ('2020-01-01 10:00:00', 'in', '+70001112233', '+70000000100', 5)");
        AssertRefused(await DemoAsync());
        Assert.Equal((calls + 1, tickets, 4184L), (Count("IDENT_FinishedCalls"), Count("IDENT_Tickets"), Count("IDENT_Intervals")));
    }

    [Fact]
    public async Task Refuses_a_database_that_holds_a_schedule_only_or_is_not_up_to_date()
    {
        await new Migrator(new() { Provider = TServer.Provider, ConnectionString = _database.ConnectionString }).UpAsync(_ => { }, TestContext.Current.CancellationToken);
        using (var connection = _database.Open())
            connection.Run("insert into IDENT_Doctors (Id, Name) values (1, 'A')");
        AssertRefused(await DemoAsync());
        Assert.Equal((0L, 1L), (Count("IDENT_FinishedCalls"), Count("IDENT_Doctors")));

        var scripts = Path.GetDirectoryName(_timetable)!;
        await File.WriteAllTextAsync(Path.Combine(scripts, "9001_own.sql"), "DELETE FROM IDENT_Doctors;", TestContext.Current.CancellationToken);
        var (code, _, errors) = await DemoAsync("--scripts", scripts);
        Assert.Equal(2, code);
        Assert.Contains("is not up to date", errors, StringComparison.Ordinal);
        Assert.Equal(1L, Count("IDENT_Doctors"));
    }

    [Fact]
    public async Task Writes_nothing_when_the_timetable_is_bad()
    {
        await File.WriteAllTextAsync(_timetable, "{", TestContext.Current.CancellationToken);
        var (code, _, errors) = await DemoAsync("--timetable", _timetable);
        Assert.Equal(2, code);
        Assert.Contains("is not JSON: trouble in line 1", errors, StringComparison.Ordinal);
        using var connection = _database.Open();
        Assert.ThrowsAny<Exception>(() => connection.Run("select Id from IDENT_Tickets"));
    }

    static void AssertRefused((int Code, string Output, string Errors) run)
    {
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("did not write; it was left as it is", run.Errors, StringComparison.Ordinal);
    }

    async Task<(int Code, string Output, string Errors)> DemoAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(DemoClinic).Assembly.Location, "demo", "--provider", TServer.Provider, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["IDENTDB_CONNECTION"] = _database.ConnectionString },
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>As large as one that was seen in the field: 4,184 intervals of 7 doctors, 4,032 of them free.</summary>
    async Task WriteTimetableAsync()
    {
        var intervals = Enumerable.Range(0, 4184).Select(i => new
        {
            DoctorId = i % 7 + 1,
            BranchId = 1,
            StartDateTime = new DateTime(2025, 12, 15, 9, 0, 0).AddHours(i / 7).ToString("yyyy-MM-dd'T'HH:mm:ss'+07:00'", CultureInfo.InvariantCulture),
            LengthInMinutes = i < 4032 ? 15 : 45,
            IsBusy = i >= 4032,
        });
        var doctors = Enumerable.Range(1, 7).Select(d => new { Id = d, Name = $"Врач {d}" });
        var text = JsonSerializer.Serialize(new { Doctors = doctors, Branches = new[] { new { Id = 1, Name = "Филиал 1" } }, Intervals = intervals });
        await File.WriteAllTextAsync(_timetable, text, TestContext.Current.CancellationToken);
    }

    long Count(string table)
    {
        using var connection = _database.Open();
        return connection.Scalar<long>($"select count(*) from {table}");
    }
}

public sealed class DemoOnMariaDb : DemoContract<MariaDb>;

public sealed class DemoOnMySql : DemoContract<MySql>;

public sealed class DemoOnMsSql : DemoContract<MsSql>;

public sealed class DemoOnSqlite : DemoContract<Sqlite>;
