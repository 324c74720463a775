using System.Globalization;
using IdentDbBridge.Cli.Results;
using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.ServerTests.Containers;
using IdentDbBridge.Tests.Docs;
using Microsoft.Data.SqlClient;

namespace IdentDbBridge.ServerTests.Docs;

/// <summary>What docs/dba.md says of SQL Server, as a new user would follow it. The server is shared, so names of its own are put in beside address and passwords.</summary>
public sealed class FirstHourOnMsSql(ITestOutputHelper log)
{
    static readonly string[] WrittenByIdent = ["IDENT_Branches", "IDENT_Doctors", "IDENT_Intervals"];

    static readonly string[] ReadByIdent = ["IDENT_FinishedCalls", "IDENT_OngoingCalls", "IDENT_Tickets"];

    [FactOnEachImage(Server = typeof(MsSql))]
    public async Task Leads_to_a_green_check_and_to_what_the_guide_says_of_it()
    {
        await using var database = await MsSql.CreateDatabaseAsync();
        var server = new SqlConnectionStringBuilder(database.ConnectionString);
        var isSqlServer = MsSql.IsSqlServer(database);
        var text = Block("first-hour-mssql");
        Assert.InRange(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, 1, 10);
        Assert.EndsWith("identdb check --time-zone Europe/Moscow", text.TrimEnd(), StringComparison.Ordinal);

        var (ident, pbx) = ($"i{Guid.NewGuid():N}"[..12], $"p{Guid.NewGuid():N}"[..12]);
        var script = Put(text, "Server=192.168.0.10,1433", $"Server={server.DataSource}");
        script = Put(script, "Database=ident", $"Database={database.Name}");
        script = Put(script, "User Id=sa;Password=SA", $"User Id={server.UserID};Password={server.Password}");
        script = Put(script, "TrustServerCertificate=true", $"TrustServerCertificate={server.TrustServerCertificate};Encrypt={server.Encrypt}");
        script = Put(script, "User Id=ident", $"User Id={ident}");
        script = Put(script, "--user ident", $"--user {ident}");
        script = Put(script, "--user pbx", $"--user {pbx}");
        // The stand-in has no ALTER DATABASE … SET, without which identdb makes no database: it keeps the one that is there.
        if (isSqlServer)
            Drop(database);
        else
            script = Put(script, "identdb create-database\n", "");
        try
        {
            var run = await Shell.RunAsync("set -e\n" + script, ("IDENTDB_LANG", "en"));
            Assert.True(run.Code == ExitCodes.Done, run.Errors + run.Output);
            using (var connection = database.Open())
                Assert.All(Guide.Statements(Assert.Single(Guide.Blocks("docs/dba.md"), b => b.Name == "look-around")), s => Assert.NotEmpty(connection.Rows(s)));
            string[] rights = [.. WrittenByIdent.Select(r => $"{r} 1 1 1 1"), .. ReadByIdent.Select(r => $"{r} 1 0 0 0")];
            // The stand-in's catalogue has all names in lower case.
            Assert.Equal(
                rights.Select(r => isSqlServer ? r : r.ToLowerInvariant()).Order(StringComparer.Ordinal),
                Rights(new SqlConnectionStringBuilder(database.ConnectionString) { UserID = ident, Password = "IDENT-2026", Pooling = false }.ConnectionString));
            log.WriteLine($"figure: SQL Server: from an empty server to a green check in 10 commands{(isSqlServer ? "" : ", on a stand-in")}");
        }
        finally
        {
            foreach (var (party, user) in ((string, string)[])[("ident", ident), ("telephony", pbx)])
                await InProcess.RunAsync("revoke", party, "--user", user, "--drop-user", "--provider", "mssql", "--connection", database.ConnectionString);
        }
    }

    static string Block(string name) => Assert.Single(Guide.Blocks("docs/dba.md"), b => b.Name == name).Text;

    static string Put(string text, string shown, string own)
    {
        Assert.Contains(shown, text, StringComparison.Ordinal);
        return text.Replace(shown, own, StringComparison.Ordinal);
    }

    static List<string> Rights(string ident)
    {
        using var connection = MsSql.Connect(ident);
        connection.Open();
        return [.. connection.Rows(Block("rights-of-ident")).Select(row => string.Join(' ', row.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)))).Order(StringComparer.Ordinal)];
    }

    static void Drop(TestDatabase database)
    {
        SqlConnection.ClearAllPools();
        using var connection = MsSql.Connect(new SqlConnectionStringBuilder(database.ConnectionString) { InitialCatalog = "master" }.ConnectionString);
        connection.Open();
        connection.Run($"DROP DATABASE {database.Name}");
    }
}
