using System.Globalization;
using IdentDbBridge.Benchmarks.Data;
using IdentDbBridge.Benchmarks.Measuring;
using IdentDbBridge.Benchmarks.Report;
using IdentDbBridge.Ident;
using IdentDbBridge.Schedule;

namespace IdentDbBridge.Benchmarks.Rows;

/// <summary>The schedule: its upload, and the free windows in it.</summary>
sealed class ScheduleRows : RowGroup
{
    const string Database = "bench_schedule";
    const int Profiled = 20;

    public override IReadOnlyList<string> Rows => [RowInfo.ScheduleUpload, RowInfo.FreeWindows];

    public override async Task RunAsync(Bench bench, MeasuredServer server, CancellationToken cancel)
    {
        await Exchanges.CreateAsync(server, Database, cancel);
        await using var connection = server.Open(Database);
        var timetable = MadeUpSchedule.Create();
        var byHand = Texts(timetable);
        Upload(connection, byHand);
        if (bench.Wants(RowInfo.ScheduleUpload))
            await UploadAsync(bench, server, timetable, () => Upload(connection, byHand), cancel);
        if (bench.Wants(RowInfo.FreeWindows))
            await FindAsync(bench, server, connection, cancel);
        server.DropDatabase(Database);
    }

    static async Task UploadAsync(Bench bench, MeasuredServer server, Timetable timetable, Action byHand, CancellationToken cancel)
    {
        var exchange = Exchanges.Server(server, Database);
        var upload = new ScheduleUpload(timetable, UploadVariant.Transaction);
        Task Ours() => exchange.RunAsync(session => upload.RunAsync(session, cancel), cancel);
        Task Baseline()
        {
            byHand();
            return Task.CompletedTask;
        }

        InProcessRow.Run(bench, server, RowInfo.ScheduleUpload, Pace.Many, Ours, Baseline, Goal.AtMost(1.1), null);
        await InProcessRow.ProfileAsync(bench, server, RowInfo.ScheduleUpload, Profiled, Ours, Baseline);
    }

    static async Task FindAsync(Bench bench, MeasuredServer server, MySqlConnection connection, CancellationToken cancel)
    {
        await using var exchange = Exchanges.Open(server, Database);
        // The first look waits until the schedule stands still.
        var windows = await exchange.Schedule.FindFreeAsync(new FreeWindowQuery { Minutes = 60 }, cancel);
        var rows = Read(connection).Count;
        bench.Findings.Remark(RowInfo.FreeWindows, string.Create(CultureInfo.InvariantCulture, $"{server.Name}: {rows:N0} intervals, {windows.Count:N0} windows."));
        Task Ours() => exchange.Schedule.FindFreeAsync(new FreeWindowQuery { Minutes = 60 }, cancel);
        Task Baseline()
        {
            Read(connection);
            return Task.CompletedTask;
        }

        InProcessRow.Run(bench, server, RowInfo.FreeWindows, Pace.Many, Ours, Baseline, Goal.AtMost(1.1), null);
        await InProcessRow.ProfileAsync(bench, server, RowInfo.FreeWindows, Profiled, Ours, Baseline);
    }

    static List<(int Branch, int Doctor, DateTime Start, int Minutes, bool IsBusy)> Read(MySqlConnection connection)
    {
        using var command = new MySqlCommand("SELECT BranchId, DoctorId, StartDateTime, LengthInMinutes, IsBusy FROM IDENT_Intervals ORDER BY BranchId, DoctorId, StartDateTime", connection);
        using var reader = command.ExecuteReader();
        var rows = new List<(int, int, DateTime, int, bool)>();
        while (reader.Read())
            rows.Add((reader.GetInt32(0), reader.GetInt32(1), reader.GetDateTime(2), reader.GetInt32(3), reader.GetBoolean(4)));
        return rows;
    }

    static void Upload(MySqlConnection connection, IReadOnlyList<string> statements)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var statement in statements)
        {
            using var command = new MySqlCommand(statement, connection, transaction);
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    // One statement a table: all of it is far below the smallest max_allowed_packet.
    static List<string> Texts(Timetable timetable) =>
    [
        "DELETE FROM IDENT_Branches",
        $"INSERT INTO IDENT_Branches (Id, Name) VALUES {string.Join(',', timetable.Branches.Select(b => $"({b.Id},'{b.Name}')"))}",
        "DELETE FROM IDENT_Doctors",
        $"INSERT INTO IDENT_Doctors (Id, Name) VALUES {string.Join(',', timetable.Doctors.Select(d => $"({d.Id},'{d.Name}')"))}",
        "DELETE FROM IDENT_Intervals",
        $"INSERT INTO IDENT_Intervals (BranchId, DoctorId, StartDateTime, LengthInMinutes, IsBusy) VALUES {string.Join(',', timetable.Intervals.Select(Values))}",
    ];

    static string Values(Interval i) =>
        string.Create(CultureInfo.InvariantCulture, $"({i.BranchId},{i.DoctorId},'{i.StartDateTime:yyyy-MM-dd HH:mm:ss}',{i.LengthInMinutes},{(i.IsBusy ? 1 : 0)})");
}
