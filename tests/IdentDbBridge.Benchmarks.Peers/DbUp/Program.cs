using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using IdentDbBridge.ServerTests.Migrations;

// DbUp as its documentation has it. On SQLite a transaction for each script, without which it syncs each row.
string connection = Environment.GetEnvironmentVariable("PEER_CONNECTION") ?? throw new InvalidOperationException("PEER_CONNECTION is not set.");
UpgradeEngineBuilder builder = args[0] == "sqlite"
    ? DeployChanges.To.SqliteDatabase(connection).WithTransactionPerScript()
    : DeployChanges.To.PlainMySqlDatabase(connection);
DatabaseUpgradeResult result = builder.WithScriptsFromFileSystem(args[1]).WithVariablesDisabled().LogToNowhere().Build().PerformUpgrade();
if (!result.Successful)
    Console.Error.WriteLine(result.Error);
return result.Successful ? 0 : 1;
