using IdentDbBridge.Schedule;

namespace IdentDbBridge.ServerTests.Docs;

/// <summary>What IDENT may have uploaded: two doctors with four free slots each from ten o'clock, and the first one busy from eleven.</summary>
static class UploadedSchedule
{
    public static Timetable Of(DateTime day) => new()
    {
        Branches = [new() { Id = 1, Name = "Филиал на Садовой" }],
        Doctors = [new() { Id = 1001, Name = "Петрова Мария Сергеевна" }, new() { Id = 1002, Name = null }],
        Intervals = [.. Slots(1001, day), new() { BranchId = 1, DoctorId = 1001, StartDateTime = day.AddHours(11), LengthInMinutes = 90, IsBusy = true }, .. Slots(1002, day)],
    };

    static IEnumerable<Interval> Slots(int doctor, DateTime day) => Enumerable.Range(0, 4)
        .Select(i => new Interval { BranchId = 1, DoctorId = doctor, StartDateTime = day.AddHours(10).AddMinutes(15 * i), LengthInMinutes = 15, IsBusy = false });
}
