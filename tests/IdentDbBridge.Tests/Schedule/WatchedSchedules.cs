using IdentDbBridge.Schedule;

namespace IdentDbBridge.Tests.Schedule;

public sealed class WatchedSchedules
{
    static readonly DateTime Ten = new(2026, 3, 2, 10, 0, 0);
    static readonly ScheduleReadOptions Options = new();

    readonly ScheduleWatch _known = ScheduleWatch.After(null, Set(1000), Ten, Ten.AddSeconds(3), Options);

    [Fact]
    public void Are_whole_the_first_time_since_nothing_is_known_that_could_be_missing() =>
        Assert.Equal((Set(1000).Fingerprint, 1000, Ten, Ten.AddSeconds(3), (DateTime?)null), (_known.Fingerprint, _known.IntervalCount, _known.SinceUtc, _known.SeenUtc, _known.BeforeUtc));

    [Theory]
    [InlineData(900, true)]
    [InlineData(899, false)]
    [InlineData(0, false)]
    [InlineData(5000, true)]
    public void Are_doubted_where_more_than_a_tenth_is_missing(int count, bool whole)
    {
        var next = See(_known, Set(count), 10);
        Assert.Equal(whole, next.Fingerprint == Set(count).Fingerprint);
        Assert.Equal(whole ? null : count, next.DoubtedCount);
        Assert.Equal(whole ? _known.SeenUtc : null, next.BeforeUtc);
    }

    [Fact]
    public void Are_doubted_where_a_doctor_or_a_branch_is_missing()
    {
        var set = Set(1001);
        Assert.Equal(_known.Fingerprint, See(_known, new(set.Timetable with { Doctors = [] }), 10).Fingerprint);
        Assert.Equal(_known.Fingerprint, See(_known, new(set.Timetable with { Branches = [new() { Id = 2 }] }), 10).Fingerprint);
    }

    [Fact]
    public void Are_believed_when_they_have_stood_longer_than_IDENT_s_interval_even_if_each_upload_differs_a_little()
    {
        var doubted = See(See(_known, Set(500), 10), Set(495), 20);
        Assert.Equal((_known.Fingerprint, 495, Ten.AddMinutes(10)), (doubted.Fingerprint, doubted.DoubtedCount, doubted.DoubtedSinceUtc));
        Assert.Equal(_known.Fingerprint, See(doubted, Set(495), 25).Fingerprint);
        var believed = See(doubted, Set(490), 26);
        Assert.Equal((Set(490).Fingerprint, 490, (DateTime?)Ten.AddSeconds(3), (int?)null), (believed.Fingerprint, believed.IntervalCount, believed.BeforeUtc, believed.DoubtedCount));
    }

    [Fact]
    public void Are_not_believed_while_they_grow()
    {
        var watch = _known;
        foreach (var count in (int[])[100, 200, 300, 400, 500, 600, 700, 800])
            watch = See(watch, Set(count), 10 + count / 10);
        Assert.Equal((_known.Fingerprint, Ten.AddMinutes(90)), (watch.Fingerprint, watch.DoubtedSinceUtc));
    }

    [Fact]
    public void Forget_their_doubts_when_the_whole_one_is_back()
    {
        var back = See(See(_known, Set(500), 10), Set(1000), 20);
        Assert.Equal(_known with { SeenUtc = Ten.AddMinutes(20) }, back);
        Assert.Equal(Ten.AddMinutes(26), See(back, Set(500), 26).DoubtedSinceUtc);
    }

    [Fact]
    public void Are_told_apart_by_every_value()
    {
        var timetable = Set(10).Timetable;
        Timetable[] others =
        [
            timetable,
            timetable with { Branches = [timetable.Branches[0] with { Name = null }] },
            timetable with { Branches = [timetable.Branches[0] with { Name = "" }] },
            timetable with { Branches = [.. timetable.Branches, .. timetable.Branches] },
            timetable with { Branches = [], Doctors = [.. timetable.Branches.Select(b => new Doctor { Id = b.Id, Name = b.Name }), .. timetable.Doctors] },
            timetable with { Doctors = [timetable.Doctors[0] with { Name = "Ёж" }] },
            timetable with { Intervals = [.. timetable.Intervals.Skip(1)] },
            timetable with { Intervals = [.. timetable.Intervals.Skip(1), timetable.Intervals[0] with { IsBusy = true }] },
            timetable with { Intervals = [.. timetable.Intervals.Skip(1), timetable.Intervals[0] with { IsBusy = false }] },
            timetable with { Intervals = [.. timetable.Intervals.Skip(1), timetable.Intervals[0] with { LengthInMinutes = 16 }] },
            timetable with { Intervals = [.. timetable.Intervals.Skip(1), timetable.Intervals[0] with { StartDateTime = Ten }] },
        ];
        Assert.Equal(others.Length, others.Select(t => new ScheduleSet(t).Fingerprint).Distinct().Count());
        Assert.Equal(Set(10).Fingerprint, Set(10).Fingerprint);
        Assert.Matches("^[0-9a-f]{64}$", Set(10).Fingerprint);
    }

    static ScheduleWatch See(ScheduleWatch known, ScheduleSet set, int minute) =>
        ScheduleWatch.After(known, set, Ten.AddMinutes(minute), Ten.AddMinutes(minute), Options);

    static ScheduleSet Set(int intervals) => new(new Timetable
    {
        Branches = [new() { Id = 1, Name = "Филиал" }],
        Doctors = [new() { Id = 7, Name = "Врач" }],
        Intervals = [.. Enumerable.Range(0, intervals).Select(i => new Interval { BranchId = 1, DoctorId = 7, StartDateTime = Ten.AddDays(1).AddMinutes(15 * i), LengthInMinutes = 15, IsBusy = false })],
    });
}
