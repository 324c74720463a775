using IdentDbBridge.Migrations;
using IdentDbBridge.Sessions;

namespace IdentDbBridge.Benchmarks.Rows;

/// <summary>Databases with the exchange tables in them.</summary>
static class Exchanges
{
    public const string TimeZone = "Europe/Moscow";

    /// <summary>Makes it anew, brought up to date by the library.</summary>
    public static Task CreateAsync(MeasuredServer server, string database, CancellationToken cancel)
    {
        server.CreateDatabase(database);
        return new Migrator(new DatabaseOptions { Provider = "mysql", ConnectionString = server.ConnectionString(database) }).UpAsync(_ => { }, cancel);
    }

    public static Exchange Open(MeasuredServer server, string database) =>
        new(new ExchangeOptions { Provider = "mysql", ConnectionString = server.ConnectionString(database), TimeZone = TimeZone });

    /// <summary>For what only the command line's own classes can do.</summary>
    public static ExchangeServer Server(MeasuredServer server, string database) => new("mysql", server.ConnectionString(database), null);
}
