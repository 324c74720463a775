using IdentDbBridge.Data;
using IdentDbBridge.Dialects;
using IdentDbBridge.Migrations;
using Microsoft.Extensions.Logging;

namespace IdentDbBridge.ServerTests;

/// <summary>A database with the exchange tables, for the tests of one class. Made by the first of them, so that each is skipped visibly where there is no server.</summary>
public sealed class ExchangeDatabase<TServer> : IAsyncDisposable
    where TServer : ITestServer
{
    ExchangeTables _tables = null!;

    /// <summary>The database behind it.</summary>
    public TestDatabase? Database { get; private set; }

    /// <summary>Creates and provisions it unless that is done.</summary>
    /// <param name="tables">Other names for exchange tables.</param>
    public async Task CreateAsync(IReadOnlyDictionary<string, string>? tables = null)
    {
        if (Database is not null)
        {
            Database.Server?.Note();
            return;
        }

        Database = await TServer.CreateDatabaseAsync();
        var migrator = new Migrator(new DatabaseOptions { Provider = TServer.Provider, ConnectionString = Database.ConnectionString, Tables = tables });
        _tables = (await migrator.UpAsync(_ => { }, TestContext.Current.CancellationToken)).Report.Tables;
    }

    /// <summary>A connection of the library's, for the caller to dispose of, with its statements.</summary>
    internal async Task<(Db Db, SqlCatalog Sql)> OpenAsync()
    {
        await CreateAsync();
        IDialect dialect = Dialect.Named(TServer.Provider);
        var db = await Db.OpenAsync(dialect.Parse(Database!.ConnectionString), ConnectionUse.Pooled, TestContext.Current.CancellationToken);
        return (db, SqlCatalog.For(dialect, _tables));
    }

    /// <summary>The front door to it, for the caller to dispose of.</summary>
    /// <param name="change">What is not as usual: a clinic in Moscow, no outbox.</param>
    /// <param name="log">Of the program; null for none.</param>
    internal async Task<Exchange> OpenExchangeAsync(Func<ExchangeOptions, ExchangeOptions>? change = null, ILogger<Exchange>? log = null)
    {
        await CreateAsync();
        var options = new ExchangeOptions { Provider = TServer.Provider, ConnectionString = Database!.ConnectionString, TimeZone = "Europe/Moscow" };
        return await Exchange.OpenAsync(change?.Invoke(options) ?? options, log, TestContext.Current.CancellationToken);
    }

    /// <summary>Drops it.</summary>
    public ValueTask DisposeAsync() => Database?.DisposeAsync() ?? ValueTask.CompletedTask;
}
