using System.Runtime.CompilerServices;
using IdentDbBridge.Data;
using IdentDbBridge.Dialects;
using IdentDbBridge.Health.Clients;
using IdentDbBridge.Health.Findings;
using IdentDbBridge.Installed;

namespace IdentDbBridge.Health;

/// <summary>What whoever provisions a database should change in its server before IDENT comes.</summary>
public static class ServerAdvice
{
    // The login that provisions is not IDENT's, so how it logs in says nothing.
    static readonly FindingKind[] Told = [FindingKinds.ServerCharset, FindingKinds.CollationIds];

    /// <summary>A sentence with its remedy each; none for a server that is well or does not tell, and for a file.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(DatabaseOptions database, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ConnectionTarget target = Dialect.Parse(database.Provider, database.ConnectionString);
        if (target.Dialect.Name != "mysql")
            return [];
        try
        {
            OpenedDatabase opened = await OpenedDatabase.OpenAsync(target, ConnectionUse.Inspect, null, null, cancellationToken).ConfigureAwait(false);
            await using ConfiguredAsyncDisposable end = opened.ConfigureAwait(false);
            MySqlFacts facts = await new MySqlFactsReader(opened.Db, opened.Sql, opened.Session).ReadAsync(cancellationToken).ConfigureAwait(false);
            return [.. new MySqlObstacles(facts).Find().Where(o => Told.Contains(o.Kind)).DistinctBy(o => o.Kind).Select(o => $"{o.Says} {o.Fix}")];
        }
        catch (ServerException)
        {
            // What was to be done there is done; a server that is gone by now has no advice to give, and the next command says so.
            return [];
        }
    }
}
