using System.Runtime.CompilerServices;
using IdentDbBridge.Schedule;
using IdentDbBridge.Sessions;

namespace IdentDbBridge.Export;

/// <summary>Reads the schedule from a database for a file.</summary>
public sealed class ScheduleExport
{
    readonly DatabaseOptions _database;
    readonly ScheduleFormat _format;
    readonly TimeSpan _patience;
    readonly ClinicTime _clock;

    /// <summary>Connects to nothing.</summary>
    /// <param name="database">Which database.</param>
    /// <param name="format">The file's form.</param>
    /// <param name="timeZone">The clinic's; null where it does not matter.</param>
    /// <param name="patience">How long to wait for a whole schedule.</param>
    /// <exception cref="ConfigurationException">A zone is missing or unknown.</exception>
    public ScheduleExport(DatabaseOptions database, ScheduleFormat format, string? timeZone, TimeSpan patience)
    {
        ArgumentNullException.ThrowIfNull(database);
        _clock = timeZone is null && format == ScheduleFormat.Json
            ? throw new ConfigurationException(T($"IDENT's form has times with an offset, so the zone of the clinic is needed.")) { Remedy = Remedy.Option("TimeZone", "Asia/Novosibirsk") }
            : new ClinicTime(timeZone ?? "UTC");
        (_database, _format, _patience) = (database, format, patience);
    }

    /// <summary>The schedule as it could be read.</summary>
    /// <exception cref="ServerException">The server refused or failed.</exception>
    public async Task<SchedulePicture> ReadAsync(CancellationToken cancellationToken = default)
    {
        var server = new ExchangeServer(_database.Provider, _database.ConnectionString, _database.Tables);
        await using ConfiguredAsyncDisposable end = server.ConfigureAwait(false);
        return await server.RunAsync(
            session => new ScheduleReader(session.Sql, _clock, new ScheduleReadOptions { Patience = _patience }, TimeProvider.System).ReadAsync(session.Db, cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Why a schedule could not be uploaded again; null when it could.</summary>
    public static string? Problem(Timetable timetable) => TimetableRules.Problem(timetable, TimetableRules.Key);

    /// <summary>The text of the file.</summary>
    public string Format(Timetable timetable) => _format == ScheduleFormat.Json ? TimetableFile.Format(timetable, _clock) + "\n" : ScheduleCsv.Format(timetable);
}
