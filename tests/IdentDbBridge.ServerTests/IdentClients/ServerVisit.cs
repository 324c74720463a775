using System.Globalization;

namespace IdentDbBridge.ServerTests.IdentClients;

/// <summary>Has every client work on a running server of MySQL or MariaDB, in a database provisioned by our commands.</summary>
sealed class ServerVisit(Clients clients, ClientMatrix matrix)
{
    static int _number;

    /// <summary>Makes the database and IDENT's login, has all clients do their work, and drops both.</summary>
    /// <param name="server">Connects as the administrator.</param>
    /// <param name="setting">Its statements are run; its options are the starter's business.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task RunAsync(string server, ServerSetting setting, CancellationToken cancel)
    {
        await using var root = new MySqlConnection(server);
        await root.OpenAsync(cancel);
        foreach (var statement in setting.Statements)
            root.Run(statement);

        // A database and a login of its own for each setting: drivers keep what they learned of a connection string.
        var name = string.Create(CultureInfo.InvariantCulture, $"ident{Environment.ProcessId}_{Interlocked.Increment(ref _number)}");
        var admin = new MySqlConnectionStringBuilder(server) { Database = name };
        var clinic = new Clinic("mysql", admin.ConnectionString, name, "Ident-Pass-1");
        var ident = string.Create(CultureInfo.InvariantCulture, $"Server={admin.Server};Port={admin.Port};Database={name};Uid={name};Pwd={clinic.Password}");
        try
        {
            await clinic.ProvisionAsync(setting.Truncates ? ["--allow-truncate"] : []);
            await using var connection = new MySqlConnection(admin.ConnectionString);
            await connection.OpenAsync(cancel);
            await TryAsync(clinic, connection, ident, setting, cancel);
        }
        finally
        {
            root.Run($"DROP DATABASE IF EXISTS {name}");
            root.Run($"DROP USER IF EXISTS {name}");
        }
    }

    async Task TryAsync(Clinic clinic, MySqlConnection connection, string ident, ServerSetting setting, CancellationToken cancel)
    {
        // Whatever the setting does to other sessions, this one reads and writes plainly, and waits for nobody.
        connection.Run("SET autocommit = 1, sql_mode = 'STRICT_TRANS_TABLES', innodb_lock_wait_timeout = 1, lock_wait_timeout = 5");
        connection.Run("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
        Requests.Write(connection);
        foreach (var statement in setting.Afterwards)
            connection.Run(statement.Replace("{0}", $"'{clinic.User}'@'%'", StringComparison.Ordinal).Replace("{1}", $"'{clinic.Password}'", StringComparison.Ordinal));
        var upload = await clinic.UploadAsync(ident);
        var check = await clinic.CheckAsync(ident);
        List<ClientOutcome> outcomes = [];
        foreach (var client in clients.All)
        {
            // IDENT may be the first to log in after the server has started: what check has left in the server's cache of passwords must not help it.
            connection.Run("FLUSH PRIVILEGES");
            outcomes.Add(await new ClientRun(client, connection, setting.Truncates).RunAsync(ident, cancel));
        }
        matrix.Add(setting.Name, upload, check, outcomes);
    }
}
