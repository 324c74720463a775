using System.Globalization;
using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests.IdentClients;

/// <summary>Takes a server through its settings, one start each, and has every client work under each of them.</summary>
sealed class ServerTour(ServerProgram program, Clients clients, ClientMatrix matrix)
{
    int _number;

    public async Task RunAsync(IEnumerable<ServerSetting> settings, CancellationToken cancel)
    {
        await using var server = await TestServer.StartAsync(program, [], cancel);
        foreach (var setting in settings)
        {
            if (setting.FromTheStart)
            {
                await using var own = await TestServer.StartAsync(program, setting.Options, cancel);
                await TryAsync(own, setting, cancel);
                continue;
            }
            await server.StopAsync(cancel);
            await server.LaunchAsync([.. setting.Options], cancel);
            await TryAsync(server, setting, cancel);
        }
    }

    async Task TryAsync(TestServer server, ServerSetting setting, CancellationToken cancel)
    {
        // A database and a login of its own for each setting: drivers keep what they learned of a connection string.
        var name = string.Create(CultureInfo.InvariantCulture, $"ident{++_number}");
        var admin = new MySqlConnectionStringBuilder(server.ConnectionString) { Database = name };
        var clinic = new Clinic("mysql", admin.ConnectionString, name, "Ident-Pass-1");
        var ident = string.Create(CultureInfo.InvariantCulture, $"Server=127.0.0.1;Port={server.Port};Database={name};Uid={name};Pwd={clinic.Password}");
        await using (var root = new MySqlConnection(server.ConnectionString))
        {
            await root.OpenAsync(cancel);
            foreach (var statement in setting.Statements)
                root.Run(statement);
        }
        await clinic.ProvisionAsync();
        await using var connection = new MySqlConnection(admin.ConnectionString);
        await connection.OpenAsync(cancel);
        // Whatever the setting does to other sessions, this one reads and writes plainly, and waits for nobody.
        connection.Run("SET autocommit = 1, sql_mode = 'STRICT_TRANS_TABLES', innodb_lock_wait_timeout = 1");
        connection.Run("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
        Requests.Write(connection);
        foreach (var statement in setting.Afterwards)
            connection.Run(statement.Replace("{0}", $"'{name}'@'%'", StringComparison.Ordinal).Replace("{1}", $"'{clinic.Password}'", StringComparison.Ordinal));
        var upload = await clinic.UploadAsync(ident);
        var check = await clinic.CheckAsync(ident);
        List<ClientOutcome> outcomes = [];
        foreach (var client in clients.All)
        {
            // IDENT may be the first to log in after the server has started: what check has left in the server's cache of passwords must not help it.
            connection.Run("FLUSH PRIVILEGES");
            outcomes.Add(await new ClientRun(client, connection).RunAsync(ident, cancel));
        }
        matrix.Add(setting.Name, upload, check, outcomes);
        connection.Run("SET GLOBAL read_only = OFF");
        connection.Run($"DROP DATABASE {name}");
    }
}
