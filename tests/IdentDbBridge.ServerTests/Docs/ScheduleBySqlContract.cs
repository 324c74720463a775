using IdentDbBridge.Schedule;

namespace IdentDbBridge.ServerTests.Docs;

public abstract class ScheduleBySqlContract<TServer>(ExchangeDatabase<TServer> exchange) : IClassFixture<ExchangeDatabase<TServer>>
    where TServer : ITestServer
{
    static readonly DateTime Day = new(2026, 3, 2);

    [Fact]
    public async Task Is_not_taken_for_whole_while_it_is_half_written()
    {
        var whole = UploadedSchedule.Of(Day);
        await UploadAsync(whole);
        using var login = new GuideLogin(exchange.Database!, "site by SQL");
        using var site = new SqlWriter<TServer>(login.ConnectionString);
        var rows = site.Read("read-schedule");
        Assert.Equal(whole.Intervals.Count, rows.Count);
        Assert.Equal(["Филиал на Садовой", "Петрова Мария Сергеевна"], [rows[0][6], rows[0][8]]);
        Assert.True(BelievedRows.Are(rows, site.Read("read-schedule"), rows.Count));

        // Between two readings a slot was taken.
        await UploadAsync(whole with { Intervals = [whole.Intervals[0] with { IsBusy = true }, .. whole.Intervals.Skip(1)] });
        Assert.False(BelievedRows.Are(rows, site.Read("read-schedule"), rows.Count));
        // It stands still, but lacks a doctor, a branch, more than a tenth of its intervals, everything.
        Timetable[] halves =
        [
            whole with { Doctors = [whole.Doctors[0]] }, whole with { Branches = [] },
            whole with { Intervals = [.. whole.Intervals.Skip(1)] }, whole with { Intervals = [] },
        ];
        // An interval of a doctor who is not there yet, though no more than a tenth is missing.
        await UploadAsync(whole with { Intervals = [.. whole.Intervals, whole.Intervals[0] with { DoctorId = 1003 }] });
        Assert.False(BelievedRows.Are(site.Read("read-schedule"), site.Read("read-schedule"), rows.Count + 1));
        foreach (var half in halves)
        {
            await UploadAsync(half);
            Assert.False(BelievedRows.Are(site.Read("read-schedule"), site.Read("read-schedule"), rows.Count));
        }
    }

    [Fact]
    public async Task Gives_the_free_slots_that_no_busy_stretch_overlaps()
    {
        var whole = UploadedSchedule.Of(Day);
        // Half past ten is taken by a stretch that begins between two slots and ends within the next.
        var taken = new Interval { BranchId = 1, DoctorId = 1001, StartDateTime = Day.AddHours(10).AddMinutes(20), LengthInMinutes = 11, IsBusy = true };
        await UploadAsync(whole with { Intervals = [.. whole.Intervals, taken] });
        using var login = new GuideLogin(exchange.Database!, "site by SQL");
        using var site = new SqlWriter<TServer>(login.ConnectionString);
        Assert.Equal([Day.AddHours(10), Day.AddHours(10.75)], Slots(site, 1001, Day));
        Assert.Equal([Day.AddHours(10.75)], Slots(site, 1001, Day.AddHours(10.1)));
        Assert.Equal(4, Slots(site, 1002, Day).Count);
        Assert.Empty(Slots(site, 1003, Day));
    }

    static List<DateTime> Slots(SqlWriter<TServer> site, int doctor, DateTime notBefore)
    {
        var rows = site.Read("free-slots", ("BranchId", 1), ("DoctorId", doctor), ("NotBefore", notBefore), ("Before", Day.AddDays(1)));
        Assert.All(rows, r => Assert.Equal(15, r[1]));
        return [.. rows.Select(r => (DateTime)r[0]!)];
    }

    async Task UploadAsync(Timetable timetable)
    {
        var (db, sql) = await exchange.OpenAsync();
        await using var end = db;
        await new ScheduleRepository(db, sql).ReplaceAsync(timetable, TestContext.Current.CancellationToken);
    }
}

public sealed class ScheduleBySqlOnMariaDb(ExchangeDatabase<MariaDb> exchange) : ScheduleBySqlContract<MariaDb>(exchange);

public sealed class ScheduleBySqlOnMySql(ExchangeDatabase<MySql> exchange) : ScheduleBySqlContract<MySql>(exchange);

public sealed class ScheduleBySqlOnMsSql(ExchangeDatabase<MsSql> exchange) : ScheduleBySqlContract<MsSql>(exchange);
