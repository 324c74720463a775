using System.Runtime.CompilerServices;
using IdentDbBridge.Data;
using IdentDbBridge.Dialects;
using IdentDbBridge.Health.Clients;
using IdentDbBridge.Installed;

namespace IdentDbBridge.Health;

/// <summary>Asks a server for its settings, and says which ones it lacks for IDENT. Changes nothing.</summary>
public sealed class ServerSettingsCheck
{
    readonly ConnectionTarget _target;

    /// <summary>Connects to nothing.</summary>
    /// <exception cref="ConfigurationException">Unknown provider, malformed connection string, or a SQLite file, which has no server.</exception>
    public ServerSettingsCheck(DatabaseOptions database)
    {
        ArgumentNullException.ThrowIfNull(database);
        _target = Dialect.Parse(database.Provider, database.ConnectionString);
        if (_target.Dialect.Name == "sqlite")
            throw new ConfigurationException(T($"SQLite has no server, and so no settings of one."));
    }

    /// <summary>Of a server whose database may not be there yet.</summary>
    /// <exception cref="ConnectionException">No connection.</exception>
    public async Task<ServerSettingsReport> RunAsync(CancellationToken cancellationToken = default)
    {
        bool isSql = _target.Dialect.Name == "mssql";
        // What MySQL and MariaDB tell is the whole server's; the database may come later.
        OpenedDatabase opened = await OpenedDatabase.OpenAsync(_target, isSql ? ConnectionUse.Inspect : ConnectionUse.Server, null, null, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable end = opened.ConfigureAwait(false);
        IEnumerable<ServerSetting> settings = isSql
            ? await new MsSqlSettings(opened.Db, opened.Sql).FindAsync(cancellationToken).ConfigureAwait(false)
            : new MySqlSettings(await new MySqlFactsReader(opened.Db, opened.Sql, opened.Session).ReadAsync(cancellationToken).ConfigureAwait(false)).Find();
        return new ServerSettingsReport(_target.ToString(), opened.Session.Version, isSql, [.. settings]);
    }
}
