using System.Runtime.CompilerServices;
using IdentDbBridge.Data;
using IdentDbBridge.Dialects;
using IdentDbBridge.Health.Checks;
using IdentDbBridge.Installed;

namespace IdentDbBridge.Health;

/// <summary>Looks at an exchange database with the login that IDENT will use. Leaves nothing behind.</summary>
public sealed class HealthCheck
{
    readonly ConnectionTarget _target;
    readonly IReadOnlyDictionary<string, string>? _tables;
    readonly HealthOptions _options;
    readonly TimeProvider _time;

    /// <summary>Connects to nothing.</summary>
    /// <param name="database">Which database, by IDENT's login.</param>
    /// <param name="options">What is to be known of the clinic.</param>
    /// <param name="time">The clock that the server's is compared with.</param>
    /// <exception cref="ConfigurationException">Unknown provider or zone, malformed connection string or impossible table names.</exception>
    public HealthCheck(DatabaseOptions database, HealthOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        _target = Dialect.Parse(database.Provider, database.ConnectionString);
        ExchangeTables.With(database.Tables);
        if (options.TimeZone is { } zone)
            _ = new ClinicTime(zone);
        (_tables, _options, _time) = (database.Tables, options, time);
    }

    /// <summary>Looks at every point.</summary>
    /// <exception cref="ConnectionException">No connection.</exception>
    public async Task<HealthReport> RunAsync(CancellationToken cancellationToken = default)
    {
        OpenedDatabase opened = await OpenedDatabase.OpenAsync(_target, ConnectionUse.Inspect, OpenedDatabase.ForExchange, null, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable end = opened.ConfigureAwait(false);
        HealthContext place = await PrepareAsync(opened, cancellationToken).ConfigureAwait(false);
        await AsIdentAsync(place, cancellationToken).ConfigureAwait(false);
        if (!_options.AsIdent)
            await BesideAsync(place, cancellationToken).ConfigureAwait(false);
        return new HealthReport(_target.ToString(), place.Session.Version, place.Findings, place.Clients);
    }

    /// <summary>Whether IDENT gets in, reads and writes.</summary>
    static async Task AsIdentAsync(HealthContext place, CancellationToken cancellationToken)
    {
        await new CheckConnection(place).RunAsync(cancellationToken).ConfigureAwait(false);
        await new CheckTables(place).RunAsync(cancellationToken).ConfigureAwait(false);
        await new CheckRights(place).RunAsync(cancellationToken).ConfigureAwait(false);
        await new CheckRoundTrip(place).RunAsync(cancellationToken).ConfigureAwait(false);
        await new CheckClients(place).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What will bite sooner or later.</summary>
    static async Task BesideAsync(HealthContext place, CancellationToken cancellationToken)
    {
        await new CheckCluster(place).RunAsync(cancellationToken).ConfigureAwait(false);
        await new CheckClock(place).RunAsync(cancellationToken).ConfigureAwait(false);
        await new CheckSettings(place).RunAsync(cancellationToken).ConfigureAwait(false);
        await new CheckUpkeep(place).RunAsync(cancellationToken).ConfigureAwait(false);
        await new CheckCalls(place).RunAsync(cancellationToken).ConfigureAwait(false);
        await new CheckTickets(place).RunAsync(cancellationToken).ConfigureAwait(false);
        await new CheckSchedule(place).RunAsync(cancellationToken).ConfigureAwait(false);
        await new CheckGrowth(place).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    async Task<HealthContext> PrepareAsync(OpenedDatabase opened, CancellationToken cancellationToken)
    {
        (ExchangeTables tables, IReadOnlySet<string> visible) = await FindTablesAsync(opened, cancellationToken).ConfigureAwait(false);
        return new HealthContext(opened.Db, SqlCatalog.For(_target.Dialect, tables), opened.Session, tables, visible, _options, _time);
    }

    /// <summary>The names that the database remembers where the login may read its journal, else those of the options.</summary>
    /// <exception cref="PermissionException">The login is that of a site or of a PBX.</exception>
    async Task<(ExchangeTables Tables, IReadOnlySet<string> Visible)> FindTablesAsync(OpenedDatabase opened, CancellationToken cancellationToken)
    {
        if (await opened.TryReadJournalAsync(cancellationToken).ConfigureAwait(false) is not { } journal)
        {
            List<string> visible = await opened.Db.QueryAsync<string>(opened.Sql["journal/tables"], null, cancellationToken).ConfigureAwait(false);
            return (ExchangeTables.With(_tables), new HashSet<string>(visible, opened.Session.TableComparer));
        }

        ExchangeTables tables = TableNames.Resolve(journal, _tables);
        // IDENT's login cannot read the journal; that of a site or of a PBX can, and sees its own tables only.
        if (journal.Records.Count > 0 && await TableSight.HiddenAsync(opened.Db, tables.Names.Values.Where(t => !journal.Tables.Contains(t)), cancellationToken).ConfigureAwait(false) is { Count: > 0 } hidden)
            throw TableSight.NotOfIdent(opened.Db, opened.Session, hidden);
        return (tables, journal.Tables);
    }
}
