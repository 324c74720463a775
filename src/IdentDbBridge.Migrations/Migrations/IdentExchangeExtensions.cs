using DbUp.Builder;
using IdentDbBridge.Dialects;
using IdentDbBridge.Migrations.Engine;
using IdentDbBridge.Migrations.Reports;

namespace IdentDbBridge.Migrations;

/// <summary>
/// An exchange database for DbUp: <c>DeployChanges.To.IdentExchange("mysql", connectionString)…Build().PerformUpgrade()</c>. The bundled scripts
/// run first, then those of DbUp's own providers. Errors are this library's, in <c>result.Error</c>.
/// </summary>
public static class IdentExchangeExtensions
{
    /// <summary>
    /// Journal, executor, splitter, lock and checks of an exchange database, and the scripts that make its tables. The same database may be
    /// migrated by <c>identdb up</c>, by this and by plain DbUp in turn.
    /// </summary>
    /// <param name="supported"><c>DeployChanges.To</c>.</param>
    /// <param name="provider"><c>mssql</c>, <c>mysql</c> (MariaDB, too) or <c>sqlite</c>.</param>
    /// <param name="connectionString">The ADO.NET connection string, naming the exchange database. Never shown or stored.</param>
    /// <exception cref="ConfigurationException">Unknown provider or malformed connection string.</exception>
    public static UpgradeEngineBuilder IdentExchange(this SupportedDatabases supported, string provider, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(supported);
        ArgumentNullException.ThrowIfNull(provider);
        return new ExchangeUpgradeEngineBuilder(Dialect.Parse(provider, connectionString));
    }

    /// <summary>Names of exchange tables that differ from the documented ones. Remembered by the database.</summary>
    /// <param name="builder">Made by <see cref="IdentExchange"/>.</param>
    /// <param name="names">By block: FinishedCalls, OngoingCalls, Tickets, Branches, Doctors, Intervals.</param>
    /// <exception cref="ConfigurationException">When built: an unknown block or an impossible name.</exception>
    public static UpgradeEngineBuilder WithIdentTables(this UpgradeEngineBuilder builder, IReadOnlyDictionary<string, string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return Tell(builder, u => u.Tables = names);
    }

    /// <summary>How long to wait for another run on the same database; 60 seconds when not said. The lock itself is always taken when there is something to do.</summary>
    /// <param name="builder">Made by <see cref="IdentExchange"/>.</param>
    /// <param name="timeout">Not negative; zero for not at all.</param>
    public static UpgradeEngineBuilder WithRunLock(this UpgradeEngineBuilder builder, TimeSpan timeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        return Tell(builder, u => u.LockTimeout = timeout);
    }

    /// <summary>Ends the upgrade when the token says so, and the statement that is under way. <c>result.Error</c> is then an <see cref="OperationCanceledException"/>.</summary>
    /// <param name="builder">Made by <see cref="IdentExchange"/>.</param>
    /// <param name="cancellationToken">Of whoever may lose patience.</param>
    public static UpgradeEngineBuilder WithCancellation(this UpgradeEngineBuilder builder, CancellationToken cancellationToken) =>
        Tell(builder, u => u.Cancellation = cancellationToken);

    /// <summary>Tells each step of a run, on the thread of the run.</summary>
    /// <param name="builder">Made by <see cref="IdentExchange"/>.</param>
    /// <param name="report">What it tells holds no value of a row.</param>
    public static UpgradeEngineBuilder WithProgress(this UpgradeEngineBuilder builder, Action<MigrationEvent> report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Tell(builder, u => u.Report = report);
    }

    static UpgradeEngineBuilder Tell(UpgradeEngineBuilder builder, Action<Upgrade> tell)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Configure(c => tell(ExchangeUpgradeEngineBuilder.UpgradeOf(c)));
        return builder;
    }
}
