using IdentDbBridge.Schedule;
using IdentDbBridge.ServerTests.Schedule;

namespace IdentDbBridge.ServerTests.Cli;

/// <summary>identdb export schedule.</summary>
public abstract class ExportContract<TServer> : IAsyncLifetime
    where TServer : ITestServer
{
    readonly Workspace _files = new();
    readonly ExchangeDatabase<TServer> _exchange = new();

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _exchange.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _files.Dispose();
        await _exchange.DisposeAsync();
    }

    [Fact]
    public async Task Gives_back_what_was_uploaded()
    {
        var uploaded = ScheduleWriter.Timetable(0);
        // The last Sunday of March: in Berlin there is no half past two.
        Interval atNight = uploaded.Intervals[0] with { StartDateTime = new DateTime(2026, 3, 29, 2, 30, 0), LengthInMinutes = 690 };
        uploaded = uploaded with { Doctors = [.. uploaded.Doctors.Skip(1).Prepend(new Doctor { Id = 1, Name = "Ёлкина, \"Мария\" 🦷" })], Intervals = [.. uploaded.Intervals, atNight, atNight with { StartDateTime = new DateTime(2026, 3, 30, 9, 0, 0) }] };
        var source = _files.Write("source.json", TimetableFile.Format(uploaded, new ClinicTime("Europe/Berlin")));
        Assert.Equal(0, (await CallAsync("simulate", "--once", "--tasks", "schedule", "--timetable", source)).Code);

        var file = _files.At("расписание.json");
        var written = await CallAsync("export", "schedule", "--time-zone", "Europe/Berlin", "--output", file, "--json");
        Assert.True(written.Code == 0, written.Errors);
        Assert.Equal(4186, written.Json.GetProperty("intervals").GetInt32());
        Assert.Equal(Print(uploaded), Print(await TimetableFile.ReadAsync(file, Cancel)));
        var text = await File.ReadAllTextAsync(file, Cancel);
        Assert.Contains("\"2026-03-29T02:30:00+01:00\"", text, StringComparison.Ordinal);
        Assert.Contains("\"2026-03-30T09:00:00+02:00\"", text, StringComparison.Ordinal);

        // The next one need not wait, and a file that is there is replaced; no other is left behind.
        Assert.Equal(0, (await CallAsync("export", "schedule", "--format", "csv", "--output", file, "--wait", "0")).Code);
        var lines = await File.ReadAllLinesAsync(file, Cancel);
        Assert.Equal("BranchId,Branch,DoctorId,Doctor,StartDateTime,LengthInMinutes,IsBusy", lines[0]);
        // The ending says it, too.
        var ending = Path.ChangeExtension(file, ".CSV");
        Assert.Equal(0, (await CallAsync("export", "schedule", "--output", ending)).Code);
        Assert.Equal(lines, await File.ReadAllLinesAsync(ending, Cancel));
        File.Delete(ending);
        Assert.Contains("1,Филиал,1,\"Ёлкина, \"\"Мария\"\" 🦷\",2026-03-29 02:30:00,690,1", lines);
        Assert.Equal(4187, lines.Length);
        Assert.Equal([source, file], Directory.GetFiles(_files.Path).OrderDescending(StringComparer.Ordinal).OrderBy(f => f == file));

        var shown = await CallAsync("export", "schedule", "--format", "csv");
        Assert.Equal(await File.ReadAllTextAsync(file, Cancel), shown.Output);
    }

    [Fact]
    public async Task Ends_with_9_and_writes_nothing_where_there_is_no_whole_one()
    {
        var file = _files.Write("old.csv", "old");
        string[] line = ["export", "schedule", "--format", "csv", "--output", file];
        Assert.Contains("the tables are empty", (await CallAsync(line)).AssertSentence(9), StringComparison.Ordinal);

        await CallAsync("simulate", "--once", "--tasks", "schedule", "--from", "2026-09-01");
        Assert.Equal(0, (await CallAsync("export", "schedule", "--format", "csv")).Code);
        using (var connection = _exchange.Database!.Open())
            connection.Run("delete from IDENT_Intervals where DoctorId > 4");
        (await CallAsync([.. line, "--wait", "4", "--json"])).AssertErrorDocument(9, "data");
        Assert.Equal("old", await File.ReadAllTextAsync(file, Cancel));
    }

    /// <summary>What is exported can be uploaded: both go by the same rules.</summary>
    [Theory]
    [InlineData("update IDENT_Intervals set LengthInMinutes = 0 where DoctorId = 2", "BranchId 1, DoctorId 2, StartDateTime 2026-03-02 09:00:00 has no positive length")]
    [InlineData("update IDENT_Intervals set LengthInMinutes = -15 where DoctorId = 2", "has no positive length")]
    [InlineData("delete from IDENT_Doctors where Id = 3", "DoctorId 3, StartDateTime 2026-03-02 09:00:00 names a doctor whom Doctors does not have")]
    [InlineData("delete from IDENT_Branches", "names a branch that Branches does not have")]
    [InlineData("update IDENT_Intervals set StartDateTime = '1899-12-31 09:00:00' where DoctorId = 2", "begins at a time that the table cannot hold")]
    public async Task Refuses_what_could_not_be_uploaded_again(string spoil, string says)
    {
        using (var connection = _exchange.Database!.Open())
        {
            connection.Run("insert into IDENT_Branches (Id, Name) values (1, 'Филиал')");
            foreach (var doctor in Enumerable.Range(1, 3))
            {
                connection.Run($"insert into IDENT_Doctors (Id, Name) values ({doctor}, 'Врач')");
                connection.Run($"insert into IDENT_Intervals (BranchId, DoctorId, StartDateTime, LengthInMinutes, IsBusy) values (1, {doctor}, '2026-03-02 09:00:00', 15, 0)");
            }

            connection.Run(spoil);
        }

        var file = _files.Write("old.json", "old");
        var refused = await CallAsync("export", "schedule", "--time-zone", "Europe/Moscow", "--output", file);
        Assert.Contains(says, refused.AssertSentence(9), StringComparison.Ordinal);
        Assert.Equal("old", await File.ReadAllTextAsync(file, Cancel));
        Assert.Contains(says, (await CallAsync("export", "schedule", "--format", "csv")).AssertSentence(9), StringComparison.Ordinal);
    }

    static string Print(Timetable timetable) => new ScheduleSet(new Timetable
    {
        Branches = [.. timetable.Branches.OrderBy(b => b.Id)],
        Doctors = [.. timetable.Doctors.OrderBy(d => d.Id)],
        Intervals = [.. timetable.Intervals.OrderBy(i => (i.BranchId, i.DoctorId, i.StartDateTime))],
    }).Fingerprint;

    Task<CliResult> CallAsync(params string[] line) =>
        InProcess.RunAsync([.. line, "--provider", TServer.Provider, "--connection", _exchange.Database!.ConnectionString]);
}

public sealed class ExportOnMariaDb : ExportContract<MariaDb>;

public sealed class ExportOnMySql : ExportContract<MySql>;

public sealed class ExportOnMsSql : ExportContract<MsSql>;

public sealed class ExportOnSqlite : ExportContract<Sqlite>;
