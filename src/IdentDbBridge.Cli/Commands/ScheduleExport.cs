using IdentDbBridge.Schedule;
using IdentDbBridge.Sessions;

namespace IdentDbBridge.Cli.Commands;

/// <summary>The forms in which a schedule is written to a file.</summary>
enum ScheduleFormat
{
    /// <summary>IDENT's own.</summary>
    Json,

    /// <summary>For spreadsheets.</summary>
    Csv,
}

/// <summary>Reads the schedule from a database for a file.</summary>
/// <param name="format">The file's form.</param>
/// <param name="timeZone">The clinic's; null where it does not matter.</param>
/// <param name="patience">How long to wait for a whole schedule.</param>
sealed class ScheduleExport(ScheduleFormat format, string? timeZone, TimeSpan patience)
{
    readonly ClinicTime _clock = timeZone is null && format == ScheduleFormat.Json
        ? throw new ConfigurationException(T($"IDENT's form has times with an offset: give --time-zone, such as Asia/Novosibirsk."))
        : new ClinicTime(timeZone ?? "UTC");

    /// <summary>The schedule as it could be read.</summary>
    public Task<SchedulePicture> ReadAsync(ExchangeServer server, CancellationToken cancellationToken) => server.RunAsync(
        session => new ScheduleReader(session.Sql, _clock, new ScheduleReadOptions { Patience = patience }, TimeProvider.System).ReadAsync(session.Db, cancellationToken),
        cancellationToken);

    public string Format(Timetable timetable) => format == ScheduleFormat.Json ? TimetableFile.Format(timetable, _clock) + "\n" : ScheduleCsv.Format(timetable);
}
