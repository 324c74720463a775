using IdentDbBridge.Schedule;
using IdentDbBridge.Tests;

namespace IdentDbBridge.ServerTests.Schedule;

public abstract class HalfWrittenScheduleContract<TServer>(ExchangeDatabase<TServer> exchange, ITestOutputHelper output) : IClassFixture<ExchangeDatabase<TServer>>
    where TServer : ITestServer
{
    static readonly int Uploads = TestEnvironment.IsLong ? 8 : 2;

    // Both schedules have as many intervals, so that no share less than all of them is right.
    static readonly ScheduleReadOptions Options = new() { MinShare = 1 };

    readonly ManualTime _time = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    readonly Timetable[] _whole = [ScheduleWriter.Timetable(0), ScheduleWriter.Timetable(5)];

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    /// <summary>A writer that pauses for half a minute, three times an upload; row by row, for a second.</summary>
    [Theory]
    [InlineData(ScheduleVariant.Everything)]
    [InlineData(ScheduleVariant.DoctorByDoctor)]
    [InlineData(ScheduleVariant.RowByRow)]
    [InlineData(ScheduleVariant.Transaction)]
    public async Task Is_never_reported_as_whole(ScheduleVariant variant)
    {
        var (db, sql) = await exchange.OpenAsync();
        await using var end = db;
        await new ScheduleRepository(db, sql).ReplaceAsync(_whole[0], Cancel);
        using var connection = exchange.Database!.Open();
        connection.Run("delete from IdentBridge_Schedule");
        if (TServer.Provider == "sqlite")
            connection.Run("pragma synchronous = off");

        // Two programs with two threads each.
        ScheduleReader[] programs = [Reader(), Reader()];
        List<ScheduleReadings> readers = [.. Enumerable.Range(0, 4).Select(i => new ScheduleReadings(programs[i / 2], _whole))];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Task[] reading = [.. readers.Select(r => Task.Run(() => r.ReadAsync(exchange, stop.Token), Cancel))];
        var writing = new ScheduleWriter(connection, _time, isLong => isLong ? StallAsync(readers) : Shortly());
        await CalmAsync(readers);
        for (var upload = 0; upload < Uploads; upload++)
        {
            await writing.WriteAsync(variant, _whole[upload % 2], _whole[(upload + 1) % 2]);
            await CalmAsync(readers);
        }

        await stop.CancelAsync();
        await Task.WhenAll(reading);
        output.WriteLine($"figure: {TServer.Name}, {variant}, {Uploads} uploads of {_whole[0].Intervals.Count} rows: {readers.Sum(r => r.Count)} reads, {readers.Sum(r => r.Whole)} whole, {readers.Sum(r => r.Changing)} changing, {readers.Sum(r => r.Empty)} empty, {readers.Sum(r => r.Wrong)} wrong");
        Assert.All(readers, r => Assert.Equal((0, 0), (r.Wrong, r.Empty)));
        Assert.All(readers, r => Assert.True(r.Whole >= 2 * Uploads));
        // Where others' transactions can be seen into at all, readers have met a half-written one.
        Assert.True(variant is ScheduleVariant.Transaction or ScheduleVariant.RowByRow || readers.Sum(r => r.Changing) > 0);

        ScheduleReader Reader() => new(sql, new ClinicTime("Asia/Krasnoyarsk"), Options, _time);
        Task Shortly()
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return Task.CompletedTask;
        }
    }

    /// <summary>The writer is away for longer than the readers' patience; after each of their waits time goes on. All in all less than the 15 minutes after which they believe.</summary>
    async Task StallAsync(List<ScheduleReadings> readers)
    {
        for (var step = 0; step < 12; step++)
        {
            var counts = readers.Select(r => r.Count).ToList();
            // Some servers let them wait for a transaction's end: then nothing is to be seen.
            for (var look = 0; look < 100 && _time.Waiting < readers.Count && readers.Zip(counts).Any(r => r.First.Count == r.Second); look++)
                await Task.Delay(2, Cancel);
            _time.Advance(Options.Settle);
        }
    }

    /// <summary>The writer has done; until every reader has seen that twice.</summary>
    async Task CalmAsync(List<ScheduleReadings> readers)
    {
        var whole = readers.Select(r => r.Whole).ToList();
        for (var step = 0; readers.Zip(whole).Any(r => r.First.Whole < r.Second + 2); step++)
        {
            Assert.True(step < 20_000, "The readers do not see a whole schedule.");
            Assert.DoesNotContain(readers, r => r.Failed);
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(2, Cancel);
        }
    }
}

public sealed class HalfWrittenScheduleOnMariaDb(ExchangeDatabase<MariaDb> exchange, ITestOutputHelper output) : HalfWrittenScheduleContract<MariaDb>(exchange, output);

public sealed class HalfWrittenScheduleOnMySql(ExchangeDatabase<MySql> exchange, ITestOutputHelper output) : HalfWrittenScheduleContract<MySql>(exchange, output);

public sealed class HalfWrittenScheduleOnMsSql(ExchangeDatabase<MsSql> exchange, ITestOutputHelper output) : HalfWrittenScheduleContract<MsSql>(exchange, output);

public sealed class HalfWrittenScheduleOnSqlite(ExchangeDatabase<Sqlite> exchange, ITestOutputHelper output) : HalfWrittenScheduleContract<Sqlite>(exchange, output);
