using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using IdentDbBridge.Migrations;

// A program that runs its scripts with DbUp, and the exchange tables with them.
if (args is not [("mssql" or "mysql" or "sqlite") and var provider, .. var folders])
{
    Console.Error.WriteLine("Usage: DbUpRunner mssql|mysql|sqlite [FOLDER…]   (the connection string in IDENTDB_CONNECTION)");
    return 2;
}

string connection = Environment.GetEnvironmentVariable("IDENTDB_CONNECTION") ?? throw new InvalidOperationException("IDENTDB_CONNECTION is not set.");
using var patience = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    patience.Cancel();
};

UpgradeEngineBuilder builder = DeployChanges.To
    .IdentExchange(provider, connection)
    .WithRunLock(TimeSpan.FromSeconds(60))
    .WithCancellation(patience.Token)
    .LogToConsole();
foreach (string folder in folders)
    builder = builder.WithScriptsFromFileSystem(folder);
DatabaseUpgradeResult result = builder.Build().PerformUpgrade();
if (!result.Successful)
    Console.Error.WriteLine(result.Error.Message);
return result.Successful ? 0 : 1;
