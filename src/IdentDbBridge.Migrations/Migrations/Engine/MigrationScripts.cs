using DbUp.Engine;
using DbUp.Engine.Transactions;
using IdentDbBridge.Migrations.Scripts;

namespace IdentDbBridge.Migrations.Engine;

/// <summary>The bundled scripts, or those of a clinic's directory, for DbUp's engine.</summary>
sealed class MigrationScripts(IEnumerable<MigrationScript> scripts, int runGroupOrder) : IScriptProvider
{
    /// <summary>Before every script of anybody else.</summary>
    public const int First = int.MinValue;

    public IEnumerable<SqlScript> GetScripts(IConnectionManager connectionManager) => scripts.Select(s => new MigrationSqlScript(s, runGroupOrder));
}
