using System.Runtime.CompilerServices;
using IdentDbBridge.Data;
using IdentDbBridge.Dialects;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Access;

/// <summary>Creates the database that a connection string names. Only ever on request: a database that seems to be missing may be a misspelt one.</summary>
public sealed class DatabaseCreation
{
    /// <summary>MySQL's and SQL Server's: there is such a database already.</summary>
    static readonly int[] ExistsAlready = [1007, 1801];

    readonly ConnectionTarget _target;
    readonly IReadOnlyList<string> _statements;

    /// <summary>Connects to nothing.</summary>
    /// <exception cref="ConfigurationException">Unknown provider, or a connection string that is malformed or names no database.</exception>
    public DatabaseCreation(DatabaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _target = Dialect.Parse(options.Provider, options.ConnectionString);
        string text = new SqlCatalog(_target.Dialect.Name)["database/create"];
        // After the splitting: a name may hold what separates statements.
        _statements = [.. _target.Dialect.Splitter.Split(text).Select(s => s.Text.Replace("$Database$", _target.Dialect.Quote(_target.Database), StringComparison.Ordinal))];
    }

    /// <summary>The database and its server, for people.</summary>
    public string Target => _target.ToString();

    /// <summary>The SQL for the server's own client.</summary>
    public string Script => string.Concat(_statements.Select(s => s.Trim().TrimEnd(';') + (_target.Dialect.Name == "mssql" ? ";\nGO\n" : ";\n")));

    /// <summary>Creates it.</summary>
    /// <returns>False when it was there; nothing was done then.</returns>
    /// <exception cref="ConnectionException">No answer, or the login is refused.</exception>
    /// <exception cref="PermissionException">The login may not create databases, or may not use the one that is there.</exception>
    public async Task<bool> CreateAsync(CancellationToken cancellationToken = default)
    {
        if (await IsThereAsync(cancellationToken).ConfigureAwait(false))
            return false;
        Db db = await Db.OpenAsync(_target, ConnectionUse.Server, cancellationToken).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable end = db.ConfigureAwait(false);
        try
        {
            foreach (string statement in _statements)
                await db.ExecuteAsync(statement, null, Db.NoTimeout, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ServerException e) when (ExistsAlready.Contains(e.Error.Number))
        {
            return false;
        }
        catch (ServerException e) when (e.Error.Kind == ServerErrorKind.Other)
        {
            throw new ConfigurationException(T($"The server refuses to create {_target}. ({e.Error})"), e);
        }
    }

    async Task<bool> IsThereAsync(CancellationToken cancellationToken)
    {
        try
        {
            Db db = await Db.OpenAsync(_target, ConnectionUse.Inspect, cancellationToken).ConfigureAwait(false);
            await db.DisposeAsync().ConfigureAwait(false);
            return true;
        }
        catch (ConnectionException e) when (e.Error.Kind == ServerErrorKind.DatabaseMissing)
        {
            return false;
        }
    }
}
