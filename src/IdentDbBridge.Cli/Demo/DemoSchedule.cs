using IdentDbBridge.Schedule;

namespace IdentDbBridge.Cli.Demo;

/// <summary>Makes up the schedule of 30 days: shifts, cut into busy stretches and free slots of 15 minutes, the fuller the nearer.</summary>
sealed class DemoSchedule(DemoRandom random, Branch branch, IReadOnlyList<Doctor> doctors)
{
    public const int Days = 30;
    const int SlotMinutes = 15;

    public Timetable Create(DateTime firstDay) => new()
    {
        Branches = [branch],
        Doctors = doctors,
        Intervals = [.. Enumerable.Range(0, doctors.Count).SelectMany(d => Enumerable.Range(0, Days).SelectMany(ahead => Shift(d, firstDay.AddDays(ahead), ahead)))],
    };

    IEnumerable<Interval> Shift(int doctor, DateTime day, int ahead)
    {
        (DateTime time, DateTime end) = Hours(doctor, day, ahead);
        bool busy = random.Chance(80 - 2 * ahead);
        while (time < end)
        {
            int minutes = SlotMinutes * (busy ? random.Between(2, 12 - ahead / 5) : random.Between(1, 2 + ahead / 3));
            DateTime stop = time.AddMinutes(minutes) < end ? time.AddMinutes(minutes) : end;
            for (; time < stop; time = busy ? stop : time.AddMinutes(SlotMinutes))
            {
                yield return new Interval
                {
                    BranchId = branch.Id,
                    DoctorId = doctors[doctor].Id,
                    StartDateTime = time,
                    LengthInMinutes = busy ? (int)(stop - time).TotalMinutes : SlotMinutes,
                    IsBusy = busy,
                };
            }

            busy = !busy;
        }
    }

    /// <summary>Every other doctor works two days of four, all day long; the others mornings and evenings by turns. On Sundays one is on duty.</summary>
    (DateTime Start, DateTime End) Hours(int doctor, DateTime day, int ahead)
    {
        bool sunday = day.DayOfWeek == DayOfWeek.Sunday;
        bool works = sunday ? doctor == ahead / 7 % doctors.Count : doctor % 2 == 1 || (ahead + doctor) % 4 < 2;
        if (!works)
            return (day, day);
        bool morning = (ahead + doctor) % 4 < 2;
        return sunday || doctor % 2 == 0
            ? (day.AddHours(DemoHours.Opening(day)), day.AddHours(DemoHours.Closing(day)))
            : (day.AddHours(morning ? 9 : 14), day.AddHours(morning ? 15 : 20));
    }
}
