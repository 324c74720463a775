using IdentDbBridge.Data;
using IdentDbBridge.Dialects;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Migrations.Run;

/// <summary>A database and the scripts that belong into it. Connects to nothing until it is opened.</summary>
sealed class MigrationTarget
{
    readonly ConnectionTarget _target;
    readonly IReadOnlyDictionary<string, string>? _tables;
    readonly IReadOnlyList<MigrationScript> _scripts;

    /// <param name="database">Which database.</param>
    /// <param name="scriptDirectory">Of the clinic's own scripts; null for none.</param>
    /// <exception cref="ConfigurationException">Unknown provider, malformed connection string, or scripts that cannot be used.</exception>
    public MigrationTarget(DatabaseOptions database, string? scriptDirectory)
    {
        _target = Dialect.Parse(database.Provider, database.ConnectionString);
        _tables = database.Tables;
        ExchangeTables.With(_tables);
        _scripts = ScriptSource.Load(_target.Dialect, scriptDirectory);
    }

    /// <summary>For a look.</summary>
    /// <exception cref="ConnectionException">No connection.</exception>
    public async Task<MigrationSession> OpenAsync(ConnectionUse use, CancellationToken cancellationToken)
    {
        MigrationSession place = await MigrationSession.OpenAsync(_target, use, _tables, null, cancellationToken).ConfigureAwait(false);
        place.Scripts = _scripts;
        return place;
    }

    /// <summary>To change it, now or by a file.</summary>
    /// <exception cref="ConfigurationException">It is a database of the server itself.</exception>
    /// <exception cref="ConnectionException">No connection.</exception>
    public async Task<MigrationSession> OpenToChangeAsync(ConnectionUse use, CancellationToken cancellationToken)
    {
        SystemDatabases.Refuse(_target);
        return await OpenAsync(use, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Database and server, without user and password.</summary>
    public override string ToString() => _target.ToString();
}
