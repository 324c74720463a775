using DbUp;
using DbUp.Builder;
using DbUp.Engine;

// The migrations of the exchange tables, applied by DbUp itself. The journal is the one of 'identdb up': either may go on from the other.
if (args is not [("mssql" or "mysql") and var provider, var migrations])
{
    Console.Error.WriteLine("Usage: DbUpRunner mssql|mysql path/to/migrations   (the connection string in IDENTDB_CONNECTION)");
    return 2;
}

string connection = Environment.GetEnvironmentVariable("IDENTDB_CONNECTION") ?? throw new InvalidOperationException("IDENTDB_CONNECTION is not set.");
UpgradeEngineBuilder builder = provider == "mssql" ? DeployChanges.To.SqlDatabase(connection) : DeployChanges.To.MySqlDatabase(connection);
DatabaseUpgradeResult result = builder
    .WithScriptsFromFileSystem(Path.Combine(migrations, provider))
    // What the tables are called in IDENT's settings; these are its defaults.
    .WithVariable("FinishedCalls", "IDENT_FinishedCalls")
    .WithVariable("OngoingCalls", "IDENT_OngoingCalls")
    .WithVariable("Tickets", "IDENT_Tickets")
    .WithVariable("Branches", "IDENT_Branches")
    .WithVariable("Doctors", "IDENT_Doctors")
    .WithVariable("Intervals", "IDENT_Intervals")
    .LogToConsole()
    .Build()
    .PerformUpgrade();
if (!result.Successful)
    Console.Error.WriteLine($"Failed in {result.ErrorScript?.Name}: {result.Error?.GetType().Name}");
return result.Successful ? 0 : 1;
