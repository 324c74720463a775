using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.ServerTests.Containers;
using Microsoft.Data.SqlClient;

namespace IdentDbBridge.ServerTests.IdentClients;

/// <summary>The same law on SQL Server: a database for each setting.</summary>
public sealed class ClientsOnMsSql(ITestOutputHelper log)
{
    [FactOnEachImage(Server = typeof(MsSql))]
    public async Task Are_never_locked_out_in_silence()
    {
        var server = (await TestEnvironment.FindAsync(MsSql.Name)).ConnectionString;
        await using var clients = await Clients.StartAsync(sqlServer: true, log);
        await using var connection = new SqlConnection(server);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var matrix = new ClientMatrix($"SQL Server {connection.ServerVersion}", log);
        foreach (var setting in Settings.OfSqlServer(MsSql.IsSqlServer(connection)))
            await TryAsync(server, connection, setting, clients, matrix);
        matrix.Close(clients.Skipped);
    }

    static async Task TryAsync(string address, SqlConnection server, DatabaseSetting setting, Clients clients, ClientMatrix matrix)
    {
        var cancel = TestContext.Current.CancellationToken;
        var isSqlServer = MsSql.IsSqlServer(server);
        var name = TestDatabase.NewName();
        // Not that of the connection: an open one no longer tells its password.
        var admin = new SqlConnectionStringBuilder(address) { InitialCatalog = name };
        var clinic = new Clinic(MsSql.Provider, admin.ConnectionString, name, "Ident-Pass-1");
        var ident = $"Server={admin.DataSource};Database={name};User Id={name};Password={clinic.Password};{setting.Connection}";
        if (setting.Collation is { } collation)
            server.Run($"CREATE DATABASE [{name}] COLLATE {collation}");
        // The stand-in has no ALTER DATABASE … SET, without which identdb makes no database.
        else if (!isSqlServer)
            server.Run($"CREATE DATABASE [{name}]");
        try
        {
            await clinic.ProvisionAsync();
            await using var connection = new SqlConnection(admin.ConnectionString);
            await connection.OpenAsync(cancel);
            Requests.Write(connection);
            foreach (var statement in setting.Afterwards)
                server.Run(statement.Replace("{0}", name, StringComparison.Ordinal).Replace("{1}", name, StringComparison.Ordinal));
            // By itself check wants a certificate that it can verify, and IDENT's driver may not: the guide then has the administrator trust the server.
            var login = setting.Connection.Length == 0 ? $"{ident};TrustServerCertificate=true" : ident;
            var upload = await clinic.UploadAsync(login);
            var check = await clinic.CheckAsync(login);
            List<ClientOutcome> outcomes = [];
            foreach (var client in clients.All)
                // The stand-in knows no FMTONLY, by which an adapter asks for the keys of a table.
                outcomes.Add(await new ClientRun(client, connection, adapts: isSqlServer).RunAsync(ident, cancel));
            matrix.Add(setting.Name, upload, check, outcomes);
        }
        finally
        {
            await DropAsync(server, clinic, clients);
        }
    }

    // The clients' sessions would forbid it.
    static async Task DropAsync(SqlConnection server, Clinic clinic, Clients clients)
    {
        await clients.DisposeAsync();
        await InProcess.RunAsync("revoke", "ident", "--user", clinic.User, "--drop-user", "--provider", clinic.Provider, "--connection", clinic.Admin);
        SqlConnection.ClearAllPools();
        // A server notices only after a while that a client was killed.
        for (var end = DateTime.UtcNow.AddSeconds(30); ; await Task.Delay(200))
        {
            try
            {
                server.Run($"IF DB_ID(N'{clinic.User}') IS NOT NULL DROP DATABASE [{clinic.User}]");
                return;
            }
            catch (SqlException) when (DateTime.UtcNow < end)
            {
                // In use by the session of such a client.
            }
        }
    }
}
