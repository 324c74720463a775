using IdentDbBridge.Schedule;

namespace IdentDbBridge.Benchmarks.Data;

/// <summary>A schedule of the shape of a real upload: one branch, seven doctors, 29 days from tomorrow, 4,032 free slots of 15 minutes and 152 busy stretches.</summary>
static class MadeUpSchedule
{
    const int Seed = 20_260_102;
    const int DoctorCount = 7;
    const int Days = 29;
    const int FreeSlots = 4032;
    const int BusyStretches = 152;
    const int Slot = 15;

    public static Timetable Create()
    {
        var random = new Random(Seed);
        return new()
        {
            Branches = [new Branch { Id = 1, Name = "Клиника на Ленина" }],
            Doctors = [.. Enumerable.Range(1, DoctorCount).Select(id => new Doctor { Id = id, Name = $"Врач {id}" })],
            Intervals = [.. Enumerable.Range(0, DoctorCount * Days).SelectMany(day => Day(random, day))],
        };
    }

    /// <summary>The day's share of the free slots, and of the busy stretches, with which it may be cut in two.</summary>
    static IEnumerable<Interval> Day(Random random, int day)
    {
        var (free, busy) = (Share(day, FreeSlots), Share(day, BusyStretches));
        var cut = random.Next(free);
        var start = DateTime.Now.Date.AddDays(1 + (day % Days)).AddHours(7);
        for (var i = 0; i < free; i++)
        {
            if (i == cut && busy > 0)
                yield return Next(day, ref start, random.Next(2, 47) * Slot, isBusy: true);
            yield return Next(day, ref start, Slot, isBusy: false);
        }
    }

    static int Share(int day, int all) => (all * (day + 1) / (DoctorCount * Days)) - (all * day / (DoctorCount * Days));

    static Interval Next(int day, ref DateTime start, int minutes, bool isBusy)
    {
        var interval = new Interval { BranchId = 1, DoctorId = 1 + (day / Days), StartDateTime = start, LengthInMinutes = minutes, IsBusy = isBusy };
        start = start.AddMinutes(minutes);
        return interval;
    }
}
