using IdentDbBridge.Schedule;

namespace IdentDbBridge.Tests.Schedule;

public sealed class FreeWindows
{
    static readonly DateTime Now = new(2026, 3, 2, 9, 7, 30);

    [Theory]
    [InlineData("slots that touch are one window", "12:00+15 12:15+15 12:30+15", "12:00-12:45")]
    [InlineData("a gap parts them", "12:00+15 12:30+15", "12:00-12:15 12:30-12:45")]
    [InlineData("order does not matter", "12:30+15 12:00+15 12:15+15", "12:00-12:45")]
    [InlineData("overlapping slots count once", "12:00+30 12:15+30 12:20+5", "12:00-12:45")]
    [InlineData("a slot inside another one ends nothing", "12:00+60 12:15+15 13:00+15", "12:00-13:15")]
    [InlineData("busy wins at the begin", "12:00+60 11:30+45b", "12:15-13:00")]
    [InlineData("busy wins at the end", "12:00+60 12:45+60b", "12:00-12:45")]
    [InlineData("busy wins in the middle and leaves both sides", "12:00+60 12:15+15b", "12:00-12:15 12:30-13:00")]
    [InlineData("busy wins over all of it", "12:00+15 12:15+15 11:00+120b", "")]
    [InlineData("busy stretches that overlap", "12:00+120 12:15+30b 12:30+30b 13:00+15b", "12:00-12:15 13:15-14:00")]
    [InlineData("busy that only touches", "12:00+15 11:30+30b 12:15+30b", "12:00-12:15")]
    [InlineData("busy that lasts over many slots", "12:00+15 12:15+15 12:30+15 12:45+15 12:10+30b", "12:00-12:10 12:40-13:00")]
    [InlineData("two hours ahead, as IDENT has it", "09:00+15 11:00+15 11:15+15 11:30+15", "11:15-11:45")]
    [InlineData("the past is no window", "08:00+15 08:15+15", "")]
    [InlineData("busy that began in the past still counts", "11:15+15 11:30+15 08:00+205b", "11:25-11:45")]
    [InlineData("no length is no slot", "12:00+0 12:15-15", "")]
    [InlineData("nothing free", "12:00+600b", "")]
    [InlineData("nothing at all", "", "")]
    public void Are_what_is_left(string why, string intervals, string windows) =>
        Assert.True(windows == Show(new FreeWindowQuery { Minutes = 1 }, intervals), why);

    [Theory]
    [InlineData(15, "12:00-12:15 13:00-13:45")]
    [InlineData(16, "13:00-13:45")]
    [InlineData(45, "13:00-13:45")]
    [InlineData(46, "")]
    public void Are_long_enough(int minutes, string windows) =>
        Assert.Equal(windows, Show(new FreeWindowQuery { Minutes = minutes }, "12:00+15 13:00+15 13:15+15 13:30+15"));

    [Fact]
    public void May_begin_at_once_where_no_lead_time_is_wanted() =>
        Assert.Equal("09:15-09:30", Show(new FreeWindowQuery { Minutes = 15, LeadTime = TimeSpan.Zero }, "09:00+15 09:15+15"));

    [Fact]
    public void Of_one_doctor_or_branch_only()
    {
        Interval[] intervals = [At(2, 7), At(1, 9), At(1, 7), At(2, 9) with { IsBusy = true }];
        Assert.Equal([(1, 7), (1, 9), (2, 7)], Keys(new FreeWindowQuery { Minutes = 15 }));
        Assert.Equal([(1, 7), (2, 7)], Keys(new FreeWindowQuery { Minutes = 15, DoctorId = 7 }));
        Assert.Equal([(2, 7)], Keys(new FreeWindowQuery { Minutes = 15, BranchId = 2 }));
        Assert.Equal([(1, 9)], Keys(new FreeWindowQuery { Minutes = 15, BranchId = 1, DoctorId = 9 }));
        Assert.Empty(Keys(new FreeWindowQuery { Minutes = 15, DoctorId = 8 }));

        IEnumerable<(int, int)> Keys(FreeWindowQuery query) => query.Find(intervals, Now).Select(w => (w.BranchId, w.DoctorId));
        static Interval At(int branch, int doctor) => new() { BranchId = branch, DoctorId = doctor, StartDateTime = Now.Date.AddHours(15), LengthInMinutes = 15, IsBusy = false };
    }

    [Fact]
    public void Are_found_as_by_counting_every_minute()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            Interval[] intervals = [.. Enumerable.Range(0, random.Next(12)).Select(_ => new Interval
            {
                BranchId = 1,
                DoctorId = 7,
                StartDateTime = Now.Date.AddHours(12).AddMinutes(random.Next(120)),
                LengthInMinutes = random.Next(1, 50),
                IsBusy = random.Next(3) == 0,
            })];
            HashSet<DateTime> free = [.. Minutes(false).Except(Minutes(true))];
            var windows = new FreeWindowQuery { Minutes = 1 }.Find(intervals, Now);
            Assert.Equal(free.Order(), windows.SelectMany(w => Enumerable.Range(0, w.Minutes).Select(m => w.Start.AddMinutes(m))));
            Assert.All(windows.Zip(windows.Skip(1)), pair => Assert.True(pair.First.End < pair.Second.Start));

            IEnumerable<DateTime> Minutes(bool busy) =>
                intervals.Where(i => i.IsBusy == busy).SelectMany(i => Enumerable.Range(0, i.LengthInMinutes).Select(m => i.StartDateTime.AddMinutes(m)));
        }
    }

    [Fact]
    public void Of_no_length_cannot_be_asked_for() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FreeWindowQuery { Minutes = 0 }.Find([], Now));

    /// <param name="query">What is asked for.</param>
    /// <param name="intervals">"12:00+15" is a free slot of 15 minutes, "12:00+15b" a busy stretch.</param>
    static string Show(FreeWindowQuery query, string intervals) =>
        string.Join(' ', query.Find(intervals.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parse), Now).Select(w => $"{w.Start:HH:mm}-{w.End:HH:mm}"));

    static Interval Parse(string text) => new()
    {
        BranchId = 1,
        DoctorId = 7,
        StartDateTime = Now.Date + TimeSpan.Parse(text[..5], System.Globalization.CultureInfo.InvariantCulture),
        LengthInMinutes = int.Parse(text[5..].TrimEnd('b'), System.Globalization.CultureInfo.InvariantCulture),
        IsBusy = text.EndsWith('b'),
    };
}
