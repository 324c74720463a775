using IdentDbBridge.Data;
using IdentDbBridge.Sessions;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Import;

/// <summary>
/// Takes calls or tickets from a file, or calls from the database of a PBX, into an exchange database. What is there already is left alone, so an import
/// that was broken off is started again. For one run.
/// </summary>
public sealed class RecordImport : IAsyncDisposable
{
    readonly Func<CancellationToken, Task<IImportSource>> _open;
    readonly Func<IImportSource, ExchangeServer?, RejectsFile, Action<long>, CancellationToken, Task<ImportResult>> _run;
    readonly Func<ImportSight> _sight;
    readonly RejectsFile _rejects;
    ExchangeServer? _server;
    IImportSource? _source;

    RecordImport(
        Func<CancellationToken, Task<IImportSource>> open,
        Func<IImportSource, ExchangeServer?, RejectsFile, Action<long>, CancellationToken, Task<ImportResult>> run,
        Func<ImportSight> sight,
        RejectsFile rejects) => (_open, _run, _sight, _rejects) = (open, run, sight, rejects);

    /// <summary>How much there is, in bytes or rows; 0 while that is not known.</summary>
    public long Total => _source?.Total ?? 0;

    /// <summary>How much of it was read.</summary>
    public long Position => _source?.Position ?? 0;

    /// <summary>Columns of the source that nothing is taken from, the first few of them.</summary>
    public IReadOnlyCollection<string> UnknownColumns => _source?.UnknownColumns ?? [];

    /// <summary>What was seen so far, and which options would take what is rejected.</summary>
    public ImportSight Sight => _sight();

    /// <summary>Finished calls.</summary>
    /// <param name="format">What is read.</param>
    /// <param name="source">The file; of <see cref="ImportFormat.FreePbx"/> the connection string, a secret.</param>
    /// <param name="settings">How its records are read.</param>
    /// <param name="rules">What an Asterisk does not write into its records.</param>
    /// <exception cref="ConfigurationException">An unknown zone, or a column of no field.</exception>
    public static RecordImport OfCalls(ImportFormat format, string source, ImportSettings settings, CdrOptions rules)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(rules);
        (SourceTimes times, ClinicTime clinic) = (settings.Times, settings.Clinic);
        ColumnNames names = ColumnNames.OfCalls.With([.. settings.Columns]);
        return Of(
            format == ImportFormat.FreePbx
                ? async token => await CdrTableSource.OpenAsync(source, token).ConfigureAwait(false)
                : _ => Task.FromResult(Lines(format, new LineReader(source, settings.Encoding), names)),
            format is ImportFormat.Csv or ImportFormat.JsonLines ? new CallRows(times, clinic, rules.Phones) : new CdrCalls(new CdrLegs(rules, times), rules, clinic),
            server => new CallTarget(server),
            new RejectsFile(settings.RejectsPath, settings.ProblemWords));
    }

    /// <summary>Tickets, of CSV or JSON Lines.</summary>
    /// <param name="format">What is read.</param>
    /// <param name="source">The file.</param>
    /// <param name="settings">How its records are read.</param>
    /// <param name="idPrefix">Put before each id of the file; null for nothing.</param>
    /// <param name="firstPhone">Whether the first of several numbers in a field is taken.</param>
    /// <exception cref="ConfigurationException">An unknown zone, or a column of no field.</exception>
    public static RecordImport OfTickets(ImportFormat format, string source, ImportSettings settings, string? idPrefix, bool firstPhone)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(settings);
        if (format is not (ImportFormat.Csv or ImportFormat.JsonLines))
            throw new ArgumentOutOfRangeException(nameof(format));
        (SourceTimes times, ClinicTime clinic) = (settings.Times, settings.Clinic);
        ColumnNames names = ColumnNames.OfTickets.With([.. settings.Columns]);
        return Of<Ticket>(
            _ => Task.FromResult(Lines(format, new LineReader(source, settings.Encoding), names)),
            new TicketRows(times, clinic, settings.Phones, idPrefix, firstPhone),
            server => new TicketTarget(server),
            new RejectsFile(settings.RejectsPath, settings.ProblemWords));
    }

    /// <summary>Where the records go. Without this, a run only looks.</summary>
    /// <exception cref="ConnectionException">No connection.</exception>
    /// <exception cref="ConfigurationException">The database has no exchange tables.</exception>
    public Task ConnectAsync(DatabaseOptions database, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        _server = new ExchangeServer(database.Provider, database.ConnectionString, database.Tables, ConnectionUse.Bulk);
        return _server.RunAsync(_ => Task.FromResult(true), cancellationToken);
    }

    /// <summary>Reads all, and adds it where <see cref="ConnectAsync"/> said.</summary>
    /// <param name="report">Told of the number of records read, now and then, on a thread of the reading.</param>
    /// <exception cref="ConfigurationException">The source cannot be read or is not of its format, or the file for the rejects cannot be written.</exception>
    public async Task<ImportResult> RunAsync(Action<long> report, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        _source = await _open(cancellationToken).ConfigureAwait(false);
        _rejects.Clear();
        return await _run(_source, _server, _rejects, report, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Closes files and connections.</summary>
    public async ValueTask DisposeAsync()
    {
        _rejects.Dispose();
        if (_server is not null)
            await _server.DisposeAsync().ConfigureAwait(false);
    }

    static RecordImport Of<T>(Func<CancellationToken, Task<IImportSource>> open, IRecordMap<T> map, Func<ExchangeServer, IImportTarget<T>> target, RejectsFile rejects)
        where T : class => new(
        open,
        (source, server, file, report, token) => new ImportRun<T>(source, map, server is null ? new NoTarget<T>() : target(server), file, report).RunAsync(token),
        () => map.Sight,
        rejects);

    static IImportSource Lines(ImportFormat format, LineReader lines, ColumnNames names) => format switch
    {
        ImportFormat.Csv => new CsvSource(lines, names),
        ImportFormat.JsonLines => new JsonLinesSource(lines, names),
        _ => new AsteriskSource(lines),
    };
}
