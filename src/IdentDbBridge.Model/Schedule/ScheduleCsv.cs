using System.Globalization;
using System.Text;

namespace IdentDbBridge.Schedule;

/// <summary>The intervals of a schedule as a table for spreadsheets: RFC 4180, times in the clinic's local time.</summary>
static class ScheduleCsv
{
    const string NewLine = "\r\n";

    public static string Format(Timetable timetable)
    {
        var branches = timetable.Branches.ToDictionary(b => b.Id, b => b.Name);
        var doctors = timetable.Doctors.ToDictionary(d => d.Id, d => d.Name);
        var text = new StringBuilder("BranchId,Branch,DoctorId,Doctor,StartDateTime,LengthInMinutes,IsBusy" + NewLine);
        foreach (Interval i in timetable.Intervals)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{i.BranchId},{Field(branches.GetValueOrDefault(i.BranchId))},{i.DoctorId},{Field(doctors.GetValueOrDefault(i.DoctorId))},{i.StartDateTime:yyyy-MM-dd HH:mm:ss},{i.LengthInMinutes},{(i.IsBusy ? 1 : 0)}{NewLine}");
        }

        return text.ToString();
    }

    static string Field(string? text) =>
        text is null ? "" : text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
