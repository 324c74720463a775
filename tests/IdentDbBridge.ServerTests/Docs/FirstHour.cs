using IdentDbBridge.Cli.Results;
using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.ServerTests.Diagnostics;
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
        await using var server = await PrivateServer.StartAsync(kind);
        var settings = new MySqlConnectionStringBuilder(server.ConnectionString);
        var text = Assert.Single(Guide.Blocks("docs/dba.md"), b => b.Name == "first-hour").Text;
        var commands = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(commands.Length, 1, 10);
        Assert.EndsWith("identdb check --time-zone Europe/Moscow", text.TrimEnd(), StringComparison.Ordinal);

        var script = text
            .Replace("Server=192.168.0.10;Port=3306", $"Server=127.0.0.1;Port={settings.Port}", StringComparison.Ordinal)
            .Replace("User Id=root;Password=ROOT", $"User Id={settings.UserID};Password={settings.Password}", StringComparison.Ordinal);
        var lines = script.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        // MariaDB's own programs have latin1, and MySQL's utf8mb4.
        var run = await Shell.RunAsync("set -e\n" + script, ("IDENTDB_LANG", "en"));
        Assert.True(run.Code == (kind == ServerKind.MariaDb ? ExitCodes.DataProblems : ExitCodes.Done), run.Errors + run.Output);
        Assert.Contains("# What the server of ident on ", run.Output, StringComparison.Ordinal);

        // The first step, to the letter: the lines into the configuration, and a restart.
        var printed = await Shell.RunAsync(string.Join('\n', lines.TakeWhile(l => !l.StartsWith("identdb create-database", StringComparison.Ordinal))), ("IDENTDB_LANG", "en"));
        await server.RestartAsync(ConfigurationText.Options(printed.Output), TestContext.Current.CancellationToken);
        var check = await Shell.RunAsync("set -e\n" + string.Join('\n', lines.Where(l => l.StartsWith("export ", StringComparison.Ordinal) || l.StartsWith("identdb check", StringComparison.Ordinal))).Replace("identdb check", "identdb check --json", StringComparison.Ordinal));
        Assert.True(check.Code == 0, check.Errors + check.Output);
        Assert.Equal(0, check.Json.GetProperty("failures").GetInt32());
        Assert.DoesNotContain(check.Json.GetProperty("clients").EnumerateArray(), c => c.GetProperty("state").GetString() == "loses-letters");
        if (kind == ServerKind.MariaDb)
            Assert.All(check.Json.GetProperty("clients").EnumerateArray(), c => Assert.Equal("works", c.GetProperty("state").GetString()));
        log.WriteLine($"figure: {kind.Product}: from an empty server to a green check in {commands.Length} commands; {check.Json.GetProperty("warnings").GetInt32()} warnings");
    }
}
