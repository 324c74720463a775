using System.Runtime.CompilerServices;
using IdentDbBridge.Data;
using IdentDbBridge.Dialects;
using IdentDbBridge.Health.Checks;
using IdentDbBridge.Installed;

namespace IdentDbBridge.Health;

/// <summary>Looks at an exchange database with the login that IDENT will use. Leaves nothing behind.</summary>
sealed class CheckRun
{
    readonly ConnectionTarget _target;
    readonly IReadOnlyDictionary<string, string>? _tables;
    readonly CheckOptions _options;
    readonly TimeProvider _time;

    /// <summary>Connects to nothing.</summary>
    /// <exception cref="ConfigurationException">Unknown provider or zone, malformed connection string or impossible table names.</exception>
    public CheckRun(DatabaseOptions database, CheckOptions options, TimeProvider time)
    {
        _target = Dialect.Parse(database.Provider, database.ConnectionString);
        ExchangeTables.With(database.Tables);
        if (options.TimeZone is { } zone)
            _ = new ClinicTime(zone);
        (_tables, _options, _time) = (database.Tables, options, time);
    }

    /// <exception cref="ConnectionException">No connection.</exception>
    public async Task<CheckReport> RunAsync(CancellationToken cancellationToken)
    {
        Db db = await Db.OpenAsync(_target, ConnectionUse.Inspect, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable end = db.ConfigureAwait(false);
        CheckPlace place = await PrepareAsync(db, cancellationToken).ConfigureAwait(false);
        await AsIdentAsync(place, cancellationToken).ConfigureAwait(false);
        if (!_options.AsIdent)
            await BesideAsync(place, cancellationToken).ConfigureAwait(false);
        return new CheckReport(_target.ToString(), place.Session.Version, place.Findings, place.Clients);
    }

    /// <summary>Whether IDENT gets in, reads and writes.</summary>
    static async Task AsIdentAsync(CheckPlace place, CancellationToken cancellationToken)
    {
        await new CheckConnection(place).RunAsync(cancellationToken).ConfigureAwait(false);
        await new CheckTables(place).RunAsync(cancellationToken).ConfigureAwait(false);
        await new CheckRights(place).RunAsync(cancellationToken).ConfigureAwait(false);
        await new CheckRoundTrip(place).RunAsync(cancellationToken).ConfigureAwait(false);
        await new CheckClients(place).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What will bite sooner or later.</summary>
    static async Task BesideAsync(CheckPlace place, CancellationToken cancellationToken)
    {
        await new CheckCluster(place).RunAsync(cancellationToken).ConfigureAwait(false);
        await new CheckClock(place).RunAsync(cancellationToken).ConfigureAwait(false);
        await new CheckSettings(place).RunAsync(cancellationToken).ConfigureAwait(false);
        await new CheckCalls(place).RunAsync(cancellationToken).ConfigureAwait(false);
        await new CheckTickets(place).RunAsync(cancellationToken).ConfigureAwait(false);
        await new CheckSchedule(place).RunAsync(cancellationToken).ConfigureAwait(false);
        await new CheckGrowth(place).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    async Task<CheckPlace> PrepareAsync(Db db, CancellationToken cancellationToken)
    {
        var plain = new SqlCatalog(db.Dialect.Name, new Dictionary<string, string>());
        SessionInfo session = await db.Dialect.ReadSessionAsync(db, cancellationToken).ConfigureAwait(false);
        await db.ExecuteAsync(plain["session/prepare-exchange"], null, cancellationToken).ConfigureAwait(false);
        (ExchangeTables tables, IReadOnlySet<string> visible) = await FindTablesAsync(db, plain, session, cancellationToken).ConfigureAwait(false);
        return new CheckPlace(db, SqlCatalog.For(db.Dialect, tables), session, tables, visible, _options, _time);
    }

    /// <summary>The names that the database remembers where the login may read its journal, else those of the options.</summary>
    /// <exception cref="PermissionException">The login is that of a site or of a PBX.</exception>
    async Task<(ExchangeTables Tables, IReadOnlySet<string> Visible)> FindTablesAsync(Db db, SqlCatalog plain, SessionInfo session, CancellationToken cancellationToken)
    {
        if (await ReadJournalAsync(db, plain, session, cancellationToken).ConfigureAwait(false) is not { } journal)
        {
            List<string> visible = await db.QueryAsync<string>(plain["journal/tables"], null, cancellationToken).ConfigureAwait(false);
            return (ExchangeTables.With(_tables), new HashSet<string>(visible, session.TableComparer));
        }

        ExchangeTables tables = TableNames.Resolve(journal, _tables);
        // IDENT's login cannot read the journal; that of a site or of a PBX can, and sees its own tables only.
        if (journal.Records.Count > 0 && await TableSight.HiddenAsync(db, tables.Names.Values.Where(t => !journal.Tables.Contains(t)), cancellationToken).ConfigureAwait(false) is { Count: > 0 } hidden)
            throw TableSight.NotOfIdent(db, session, hidden);
        return (tables, journal.Tables);
    }

    /// <summary>Null when the login may not read it.</summary>
    static async Task<JournalState?> ReadJournalAsync(Db db, SqlCatalog plain, SessionInfo session, CancellationToken cancellationToken)
    {
        try
        {
            return await new MigrationJournal(db, plain, session).ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PermissionException)
        {
            return null;
        }
    }
}
