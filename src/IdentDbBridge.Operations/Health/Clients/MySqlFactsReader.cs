using System.Data.Common;
using IdentDbBridge.Data;
using IdentDbBridge.Dialects;
using IdentDbBridge.Dialects.MySql;

namespace IdentDbBridge.Health.Clients;

/// <summary>Asks a server of MySQL or MariaDB what its clients learn from it.</summary>
sealed class MySqlFactsReader(Db db, SqlCatalog sql, SessionInfo session)
{
    /// <exception cref="ServerException">The server refuses to tell.</exception>
    public async Task<MySqlFacts> ReadAsync(CancellationToken cancellationToken)
    {
        ServerVersion version = ServerVersion.Parse(session.Product, session.Version);
        return new MySqlFacts
        {
            Version = version,
            Greeting = await MySqlGreeting.ReadAsync(db, cancellationToken).ConfigureAwait(false),
            Variables = await PairsAsync("checks-mysql/variables", cancellationToken).ConfigureAwait(false),
            Origins = await OriginsAsync(version.IsMariaDb ? "checks-mysql/value-origins" : "checks-mysql/forgotten-values", cancellationToken).ConfigureAwait(false),
            Collations = await db.QueryAsync<CollationRow>(sql["checks-mysql/collations"], null, cancellationToken).ConfigureAwait(false),
            Account = await AccountAsync(cancellationToken).ConfigureAwait(false),
        };
    }

    /// <summary>On MySQL, what only a login may see that administers.</summary>
    async Task<IReadOnlyDictionary<string, string>> OriginsAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await PairsAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (ServerException e) when (e.Error.Kind is ServerErrorKind.NoRights or ServerErrorKind.Other)
        {
            return new Dictionary<string, string>();
        }
    }

    async Task<IReadOnlyDictionary<string, string>> PairsAsync(string name, CancellationToken cancellationToken)
    {
        List<(string Name, string Value)> rows = await db.ReadAsync(sql[name], null, r => (r.GetString(0), Text(r, 1)), cancellationToken).ConfigureAwait(false);
        return rows.ToDictionary(r => r.Name, r => r.Value, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Null for the guest of a server without accounts, and where the server does not tell.</summary>
    async Task<OwnAccount?> AccountAsync(CancellationToken cancellationToken)
    {
        try
        {
            List<string> rows = await db.ReadAsync(sql["checks-mysql/own-account"], null, r => Text(r, 0), cancellationToken).ConfigureAwait(false);
            return rows.Count == 1 ? OwnAccount.Parse(rows[0]) : null;
        }
        catch (ServerException e) when (e.Error.Kind is ServerErrorKind.Other or ServerErrorKind.NoRights)
        {
            return null;
        }
    }

    static string Text(DbDataReader row, int column) => row.IsDBNull(column) ? "" : row.GetString(column);
}
