using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.Tests.Docs;
using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests.Docs;

/// <summary>docs/dba.md as a new user would follow it: from an empty server to a green check as IDENT's user.</summary>
public sealed class FirstHour(ITestOutputHelper log)
{
    [Theory]
    [InlineData(ServerKind.MariaDb)]
    [InlineData(ServerKind.MySql)]
    public async Task Leads_to_a_green_check_in_ten_commands(ServerKind kind)
    {
        // As Debian's package mariadb-server configures it; MySQL has utf8mb4 by itself.
        string[] configuration = kind == ServerKind.MariaDb ? ["--character-set-server=utf8mb4", "--collation-server=utf8mb4_general_ci"] : [];
        await using var server = await PrivateServer.StartAsync(kind, configuration);
        var settings = new MySqlConnectionStringBuilder(server.ConnectionString);
        var text = Assert.Single(Guide.Blocks("docs/dba.md"), b => b.Name == "first-hour").Text;
        var commands = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(commands.Length, 1, 10);
        Assert.EndsWith("identdb check --time-zone Europe/Moscow", text.TrimEnd(), StringComparison.Ordinal);

        var script = text
            .Replace("Server=192.168.0.10;Port=3306", $"Server=127.0.0.1;Port={settings.Port}", StringComparison.Ordinal)
            .Replace("User Id=root;Password=ROOT", $"User Id={settings.UserID};Password={settings.Password}", StringComparison.Ordinal);
        var run = await Shell.RunAsync("set -e\n" + script, ("IDENTDB_LANG", "en"));
        Assert.True(run.Code == 0, run.Errors + run.Output);
        var check = await Shell.RunAsync("set -e\n" + script.Replace("identdb check", "identdb check --json", StringComparison.Ordinal).Split('\n').Where(l => l.StartsWith("export ", StringComparison.Ordinal) || l.StartsWith("identdb check", StringComparison.Ordinal)).Aggregate((a, b) => a + "\n" + b));
        Assert.True(check.Code == 0, check.Errors + check.Output);
        Assert.Equal(0, check.Json.GetProperty("failures").GetInt32());
        log.WriteLine($"figure: {kind.Product}: from an empty server to a green check in {commands.Length} commands; {check.Json.GetProperty("warnings").GetInt32()} warnings");
    }
}
