using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.Tests.Docs;
using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests.IdentClients;

/// <summary>A server as its package leaves it, docs/dba.md followed to the letter, and what server-settings prints put into its configuration.</summary>
public sealed class FreshMariaDb(ITestOutputHelper log)
{
    /// <summary>The package mariadb-server-core, or an installer on Windows: no configuration at all.</summary>
    [Fact]
    public async Task Without_a_configuration_fails_until_that_is_mended()
    {
        var (before, after) = await FollowAsync(await PrivateServer.ProgramAsync(ServerKind.MariaDb), null);
        Assert.Contains("server-charset", before.Check.Failures);
        Assert.Contains(before.Outcomes, o => o.State == ClientState.LosesLetters);
        AssertAllWork(after);
    }

    /// <summary>Debian's package mariadb-server: its configuration names utf8mb4, so that no letter is lost, but does not let the oldest driver in.</summary>
    [Fact]
    public async Task As_Debian_configures_it_lets_all_in_once_that_is_mended()
    {
        if (DebianMariaDb.Find() is not { } debian)
        {
            Assert.Skip("Debian's configuration of MariaDB is not downloaded.");
            return;
        }
        var (before, after) = await FollowAsync(await PrivateServer.ProgramAsync(ServerKind.MariaDb), debian.Configuration);
        Assert.DoesNotContain(before.Outcomes, o => o.State == ClientState.LosesLetters);
        Assert.True(before.Check.Names("mysql-data-6"), "check does not name the driver that cannot open a connection");
        AssertAllWork(after);
    }

    void AssertAllWork((CheckWords Check, IReadOnlyList<ClientOutcome> Outcomes) after)
    {
        Assert.Empty(after.Check.Failures);
        Assert.All(after.Outcomes, o => Assert.True(o.State == ClientState.Works, $"{o.Client.Id} {o.State}: {string.Join("; ", o.Problems)}"));
        Assert.All(after.Outcomes, o => Assert.Equal("works", after.Check.State(o.Client.Generation)));
        log.WriteLine($"figure: fresh MariaDB, mended as server-settings says: {after.Outcomes.Count} clients, all work");
    }

    async Task<((CheckWords Check, IReadOnlyList<ClientOutcome> Outcomes) Before, (CheckWords Check, IReadOnlyList<ClientOutcome> Outcomes) After)> FollowAsync(ServerProgram program, string? configuration)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var clients = await Clients.StartAsync(sqlServer: false, log);
        // The includes of MariaDB's configuration want a path without blanks.
        var files = Directory.CreateTempSubdirectory("identdb-");
        try
        {
            var main = Path.Combine(files.FullName, "my.cnf");
            var parts = Directory.CreateDirectory(Path.Combine(files.FullName, "conf.d")).FullName;
            await File.WriteAllTextAsync(main, $"!includedir {parts}\n", cancel);
            if (configuration is not null)
                File.Copy(configuration, Path.Combine(parts, "50-server.cnf"));
            var command = program.Command.Select(word => word == "--no-defaults" ? $"--defaults-file={main}" : word);
            await using var server = await TestServer.StartAsync(program with { Command = [.. command] }, [], cancel);
            var before = await VisitAsync(server, clients, Block(server), cancel);

            await RunAsync(Block(server).TakeWhile(l => !l.StartsWith("identdb", StringComparison.Ordinal)).Append($"identdb server-settings --output '{parts}/99-ident.cnf'"));
            await server.RestartAsync(cancel);
            // The schedule of a client, which is not made up for identdb, is there.
            return (before, await VisitAsync(server, clients, [.. Block(server).Where(l => l.StartsWith("export ", StringComparison.Ordinal)), .. Block(server).Where(l => l.StartsWith("identdb simulate", StringComparison.Ordinal)).Select(l => l + " --force")], cancel));
        }
        finally
        {
            files.Delete(recursive: true);
        }
    }

    /// <summary>Runs lines of the guide up to its check, and has all clients do their work with the login that the guide makes.</summary>
    static async Task<(CheckWords Check, IReadOnlyList<ClientOutcome> Outcomes)> VisitAsync(TestServer server, Clients clients, string[] lines, CancellationToken cancel)
    {
        await RunAsync(lines);
        var admin = new MySqlConnectionStringBuilder(server.ConnectionString) { Database = "ident" };
        await using var connection = new MySqlConnection(admin.ConnectionString);
        await connection.OpenAsync(cancel);
        if (connection.Scalar<int>("SELECT COUNT(*) FROM IDENT_Tickets") == 0)
            Requests.Write(connection);
        var ident = $"Server=127.0.0.1;Port={admin.Port};Database=ident;Uid=ident;Pwd=IDENT";
        var check = await new Clinic("mysql", admin.ConnectionString, "ident", "IDENT").CheckAsync(ident);
        List<ClientOutcome> outcomes = [];
        foreach (var client in clients.All)
            outcomes.Add(await new ClientRun(client, connection).RunAsync(ident, cancel));
        return (check, outcomes);
    }

    /// <summary>The guide's commands but for its check, with this server's address and password.</summary>
    static string[] Block(TestServer server)
    {
        var settings = new MySqlConnectionStringBuilder(server.ConnectionString);
        var text = Assert.Single(Guide.Blocks("docs/dba.md"), b => b.Name == "first-hour").Text
            .Replace("Server=192.168.0.10;Port=3306", $"Server=127.0.0.1;Port={settings.Port}", StringComparison.Ordinal)
            .Replace("User Id=root;Password=ROOT", $"User Id={settings.UserID};Password={settings.Password}", StringComparison.Ordinal);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith("identdb check", StringComparison.Ordinal))];
    }

    static async Task RunAsync(IEnumerable<string> lines)
    {
        var run = await Shell.RunAsync("set -e\n" + string.Join('\n', lines), ("IDENTDB_LANG", "en"));
        Assert.True(run.Code == 0, run.Errors + run.Output);
    }
}
