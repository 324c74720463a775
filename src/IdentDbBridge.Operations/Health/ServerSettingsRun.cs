using System.Runtime.CompilerServices;
using IdentDbBridge.Data;
using IdentDbBridge.Dialects;
using IdentDbBridge.Health.Clients;

namespace IdentDbBridge.Health;

/// <summary>Asks a server for its settings, and says which ones it lacks for IDENT. Changes nothing.</summary>
sealed class ServerSettingsRun
{
    readonly ConnectionTarget _target;

    /// <summary>Connects to nothing.</summary>
    /// <exception cref="ConfigurationException">Unknown provider, malformed connection string, or a SQLite file, which has no server.</exception>
    public ServerSettingsRun(DatabaseOptions database)
    {
        _target = Dialect.Parse(database.Provider, database.ConnectionString);
        if (_target.Dialect.Name == "sqlite")
            throw new ConfigurationException(T($"SQLite has no server, and so no settings of one."));
    }

    /// <summary>Of a server whose database may not be there yet.</summary>
    /// <exception cref="ConnectionException">No connection.</exception>
    public async Task<ServerSettingsReport> RunAsync(CancellationToken cancellationToken)
    {
        bool isSql = _target.Dialect.Name == "mssql";
        Db db = await OpenAsync(isSql, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable end = db.ConfigureAwait(false);
        var sql = new SqlCatalog(db.Dialect.Name, new Dictionary<string, string>());
        SessionInfo session = await db.Dialect.ReadSessionAsync(db, cancellationToken).ConfigureAwait(false);
        IEnumerable<ServerSetting> settings = isSql
            ? await new MsSqlSettings(db, sql).FindAsync(cancellationToken).ConfigureAwait(false)
            : new MySqlSettings(await new MySqlFactsReader(db, sql, session).ReadAsync(cancellationToken).ConfigureAwait(false)).Find();
        return new ServerSettingsReport(_target.ToString(), session.Version, isSql, [.. settings]);
    }

    /// <summary>What MySQL and MariaDB tell is the whole server's; the database may come later.</summary>
    Task<Db> OpenAsync(bool isSql, CancellationToken cancellationToken) => Db.OpenAsync(_target, isSql ? ConnectionUse.Inspect : ConnectionUse.Server, cancellationToken);
}
