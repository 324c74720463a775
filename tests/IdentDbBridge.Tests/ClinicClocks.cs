namespace IdentDbBridge.Tests;

/// <summary>What is remembered of a zone is what the zone says, throughout years in which it changes.</summary>
public sealed class ClinicClocks
{
    static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    [Theory]
    // Summer time, all year summer time, all year winter time.
    [InlineData("Europe/Moscow", 2010, 5, true)]
    // Moved to the next zone on 2016-07-24.
    [InlineData("Asia/Novosibirsk", 2010, 7, true)]
    [InlineData("Europe/Berlin", 2024, 3, true)]
    // Half an hour of summer time.
    [InlineData("Australia/Lord_Howe", 2024, 2, true)]
    // Left out a whole day, 2011-12-30.
    [InlineData("Pacific/Apia", 2011, 2, true)]
    [InlineData("Asia/Krasnoyarsk", 2025, 1, false)]
    // Changes at midnight.
    [InlineData("Africa/Cairo", 2023, 2, true)]
    public void Go_as_the_zone_does(string name, int year, int years, bool changes)
    {
        var clock = new ClinicTime(name);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        HashSet<TimeSpan> offsets = [];
        for (DateTime time = new(year, 1, 1); time.Year < year + years; time += Step)
        {
            foreach (DateTime local in (DateTime[])[time, time.AddSeconds(-1)])
            {
                var near = new DateTimeOffset(local, TimeSpan.Zero);
                Assert.Equal(MomentOf(zone, local, null).UtcTicks, clock.ToMoment(local).UtcTicks);
                Assert.Equal(MomentOf(zone, local, near).UtcTicks, clock.ToMoment(local, near).UtcTicks);
                Assert.Equal(MomentOf(zone, local, null).Offset, clock.ToMoment(local).Offset);
                Assert.Equal(TimeZoneInfo.ConvertTime(near, zone).DateTime, clock.ToLocal(near));
            }

            offsets.Add(clock.ToMoment(time).Offset);
        }

        Assert.Equal(changes, offsets.Count > 1);
    }

    [Fact]
    public void Stand_at_the_ends_of_the_calendar()
    {
        foreach (string name in (string[])["Asia/Krasnoyarsk", "America/New_York"])
        {
            var clock = new ClinicTime(name);
            var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
            foreach (DateTimeOffset end in (DateTimeOffset[])[DateTimeOffset.MinValue, DateTimeOffset.MinValue.AddHours(30), DateTimeOffset.MaxValue, DateTimeOffset.MaxValue.AddHours(-30)])
            {
                DateTime local = TimeZoneInfo.ConvertTime(end, zone).DateTime;
                Assert.Equal(local.AddTicks(-(local.Ticks % TimeSpan.TicksPerSecond)), clock.ToLocal(end));
            }
        }
    }

    [Fact]
    public void Are_read_by_several_threads_at_once()
    {
        var clock = new ClinicTime("Europe/Berlin");
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        Parallel.For(0, 100_000, i =>
        {
            var moment = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(i * 7919L % 200_000);
            Assert.Equal(TimeZoneInfo.ConvertTime(moment, zone).DateTime, clock.ToLocal(moment));
        });
    }

    /// <summary>As the zone itself tells it, with the hour that is there twice and the one that is not.</summary>
    static DateTimeOffset MomentOf(TimeZoneInfo zone, DateTime local, DateTimeOffset? near)
    {
        if (zone.IsAmbiguousTime(local))
        {
            var moments = zone.GetAmbiguousTimeOffsets(local).OrderDescending().Select(offset => new DateTimeOffset(local, offset));
            return near is { } known ? moments.MinBy(moment => (moment - known).Duration()) : moments.First();
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(zone.IsInvalidTime(local) ? local.AddHours(-1) : local));
    }
}
