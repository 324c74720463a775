using IdentDbBridge.Schedule;

namespace IdentDbBridge.Tests.Schedule;

/// <summary>What a schedule must be to be exported and uploaded: the first thing that is wrong is told.</summary>
public sealed class RulesOfTimetables
{
    static readonly Interval Good = new() { BranchId = 1, DoctorId = 7, StartDateTime = new(2026, 3, 29, 9, 0, 0), LengthInMinutes = 15, IsBusy = false };

    [Theory]
    [InlineData("1900-01-01T00:00:00", 1, null)]
    [InlineData("1899-12-31T23:59:59", 15, "begins at a time that the table cannot hold (whole seconds from the year 1900 on)")]
    [InlineData("2026-03-29T09:00:00.5", 15, "begins at a time that the table cannot hold (whole seconds from the year 1900 on)")]
    [InlineData("2026-03-29T09:00:00", 0, "has no positive length")]
    [InlineData("2026-03-29T09:00:00", -1, "has no positive length")]
    public void Are_those_of_the_table(string start, int length, string? problem)
    {
        Interval interval = Good with { StartDateTime = DateTime.Parse(start, System.Globalization.CultureInfo.InvariantCulture), LengthInMinutes = length };
        Assert.Equal(problem is null ? null : $"#0 {problem}", Problem([7], [1], interval));
    }

    [Fact]
    public void Tell_branches_before_doctors_before_intervals()
    {
        Interval wrong = Good with { DoctorId = 8 };
        Assert.Equal("two branches have the Id 1", Problem([7, 7], [1, 1], wrong));
        Assert.Equal("two doctors have the Id 7", Problem([7, 7], [1], wrong));
        Assert.Equal("#1 names a doctor whom Doctors does not have", Problem([7], [1], Good, wrong));
        Assert.Null(Problem([7], [1], Good, Good with { StartDateTime = Good.StartDateTime.AddMinutes(15) }));
    }

    [Fact]
    public void Name_an_interval_of_a_table_by_its_key() =>
        Assert.Equal("BranchId 1, DoctorId 7, StartDateTime 2026-03-29 09:00:00", TimetableRules.Key(Good, 5));

    static string? Problem(int[] doctors, int[] branches, params Interval[] intervals) => TimetableRules.Problem(
        new Timetable { Doctors = [.. doctors.Select(d => new Doctor { Id = d, Name = "" })], Branches = [.. branches.Select(b => new Branch { Id = b, Name = "" })], Intervals = intervals },
        (_, index) => $"#{index}");
}
