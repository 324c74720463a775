using IdentDbBridge.Calls;
using IdentDbBridge.Schedule;

namespace IdentDbBridge.ServerTests;

public abstract class ScheduleContract<TServer>(ExchangeDatabase<TServer> exchange) : IClassFixture<ExchangeDatabase<TServer>>
    where TServer : ITestServer
{
    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_what_was_uploaded_last()
    {
        var (db, sql) = await exchange.OpenAsync();
        await using var end = db;
        var schedule = new ScheduleRepository(db, sql);
        var first = Timetable(2, 500);
        await schedule.ReplaceAsync(Timetable(0, 0), Cancel);
        AssertChange(await schedule.ReplaceAsync(first, Cancel), new(0, 0, 1), new(2, 0, 0), new(1000, 0, 0));
        AssertSame(first, await schedule.ReadAsync(Cancel));

        AssertChange(await schedule.ReplaceAsync(first with { Intervals = [.. first.Intervals.Reverse()] }, Cancel), new(0, 0, 1), new(0, 0, 2), new(0, 0, 1000));

        // One slot taken, one gone, one new; a doctor renamed.
        var second = first with
        {
            Doctors = [first.Doctors[0] with { Name = "Врач 🦷" }, first.Doctors[1]],
            Intervals = [first.Intervals[0] with { IsBusy = !first.Intervals[0].IsBusy }, .. first.Intervals.Skip(2), first.Intervals[^1] with { StartDateTime = first.Intervals[^1].StartDateTime.AddDays(1) }],
        };
        AssertChange(await schedule.ReplaceAsync(second, Cancel), new(0, 0, 1), new(1, 1, 1), new(2, 2, 998));
        AssertSame(second, await schedule.ReadAsync(Cancel));

        AssertChange(await schedule.ReplaceAsync(Timetable(0, 0), Cancel), new(0, 0, 1), new(0, 2, 0), new(0, 1000, 0));
        Assert.Empty((await schedule.ReadAsync(Cancel)).Intervals);
    }

    [Fact]
    public async Task Stays_when_an_upload_fails()
    {
        var (db, sql) = await exchange.OpenAsync();
        await using var end = db;
        var schedule = new ScheduleRepository(db, sql);
        var good = Timetable(3, 10);
        await schedule.ReplaceAsync(good, Cancel);
        var twice = Timetable(4, 10) with { Intervals = [.. good.Intervals.Take(5), good.Intervals[0]] };
        var error = await Assert.ThrowsAsync<ServerException>(() => schedule.ReplaceAsync(twice, Cancel));
        Assert.Equal(ServerErrorKind.Duplicate, error.Error.Kind);
        AssertSame(good, await schedule.ReadAsync(Cancel));
        Assert.True((await schedule.ReplaceAsync(good, Cancel)).IsNone);
    }

    [Fact]
    public async Task And_calls_may_lie_in_tables_that_are_named_like_words_of_SQL()
    {
        await using var renamed = new ExchangeDatabase<TServer>();
        await renamed.CreateAsync(new Dictionary<string, string> { ["FinishedCalls"] = "Order", ["Doctors"] = "Врачи", ["Intervals"] = "Select" });
        var (db, sql) = await renamed.OpenAsync();
        await using var end = db;
        var call = new StoredCall { DateAndTime = new DateTime(2026, 1, 1), Direction = CallDirection.In, PhoneFrom = "", PhoneTo = "+70000000100" };
        Assert.Equal(new AddResult(1, 0), await new CallRepository(db, sql).AddFinishedAsync([call], Cancel));
        var schedule = new ScheduleRepository(db, sql);
        await schedule.ReplaceAsync(Timetable(2, 2), Cancel);
        AssertSame(Timetable(2, 2), await schedule.ReadAsync(Cancel));
    }

    static Timetable Timetable(int doctors, int slots) => new()
    {
        Branches = [new() { Id = 1, Name = "Филиал на Садовой" }],
        Doctors = [.. Enumerable.Range(1, doctors).Select(d => new Doctor { Id = d * 1000, Name = d == 2 ? null : $"Врач {d}" })],
        Intervals =
        [
            .. Enumerable.Range(1, doctors).SelectMany(d => Enumerable.Range(0, slots).Select(s => new Interval
            {
                BranchId = 1,
                DoctorId = d * 1000,
                StartDateTime = new DateTime(2026, 1, 1).AddMinutes(15 * s),
                LengthInMinutes = 15,
                IsBusy = s % 7 == 0,
            })),
        ],
    };

    static void AssertChange(ScheduleChange change, TableChange branches, TableChange doctors, TableChange intervals) =>
        Assert.Equal(new ScheduleChange(branches, doctors, intervals), change);

    static void AssertSame(Timetable expected, Timetable actual)
    {
        Assert.Equal(expected.Branches, actual.Branches);
        Assert.Equal(expected.Doctors, actual.Doctors);
        Assert.Equal(expected.Intervals.OrderBy(i => (i.DoctorId, i.StartDateTime)), actual.Intervals);
    }
}

public sealed class ScheduleOnMariaDb(ExchangeDatabase<MariaDb> exchange) : ScheduleContract<MariaDb>(exchange);

public sealed class ScheduleOnMySql(ExchangeDatabase<MySql> exchange) : ScheduleContract<MySql>(exchange);

public sealed class ScheduleOnMsSql(ExchangeDatabase<MsSql> exchange) : ScheduleContract<MsSql>(exchange);

public sealed class ScheduleOnSqlite(ExchangeDatabase<Sqlite> exchange) : ScheduleContract<Sqlite>(exchange);
