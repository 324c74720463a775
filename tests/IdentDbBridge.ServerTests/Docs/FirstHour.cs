using IdentDbBridge.Cli.Results;
using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.ServerTests.Diagnostics;
using IdentDbBridge.Tests.Docs;
using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests.Docs;

/// <summary>README and docs/dba.md, in both languages, as a newcomer would follow them: from an empty server to a green check as IDENT's user, on a machine that knows nothing of .NET.</summary>
public sealed class FirstHour(ITestOutputHelper log) : IDisposable
{
    readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(ServerKind.MariaDb, "docs/dba.md", "en")]
    [InlineData(ServerKind.MariaDb, "docs/dba.ru.md", "ru")]
    [InlineData(ServerKind.MariaDb, "README.md", "en")]
    [InlineData(ServerKind.MariaDb, "README.ru.md", "ru")]
    [InlineData(ServerKind.MySql, "docs/dba.md", "en")]
    [InlineData(ServerKind.MySql, "docs/dba.ru.md", "ru")]
    [InlineData(ServerKind.MySql, "README.md", "en")]
    [InlineData(ServerKind.MySql, "README.ru.md", "ru")]
    public async Task Leads_to_a_green_check(ServerKind kind, string guide, string language)
    {
        await using var server = await PrivateServer.StartAsync(kind);
        var settings = new MySqlConnectionStringBuilder(server.ConnectionString);
        var script = Block(guide, "first-hour")
            .Replace("Server=192.168.0.10;Port=3306", $"Server=127.0.0.1;Port={settings.Port}", StringComparison.Ordinal)
            .Replace("User Id=root;Password=ROOT", $"User Id={settings.UserID};Password={settings.Password}", StringComparison.Ordinal);
        var lines = script.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(lines.Length, 1, 13);
        Assert.Equal("identdb check --time-zone Europe/Moscow", lines[^1]);

        // MariaDB's own programs have latin1, and MySQL's utf8mb4.
        var run = await RunAsync(script, language);
        Assert.True(run.Code == (kind == ServerKind.MariaDb ? ExitCodes.DataProblems : ExitCodes.Done), run.Errors + run.Output);
        Assert.Contains(language == "ru" ? "# Чего серверу с ident на " : "# What the server of ident on ", run.Output, StringComparison.Ordinal);

        // The first step, to the letter: the lines into the configuration, and a restart.
        var printed = await RunAsync(string.Join('\n', lines.TakeWhile(l => !l.StartsWith("identdb create-database", StringComparison.Ordinal))), language);
        await server.RestartAsync(ConfigurationText.Options(printed.Output), TestContext.Current.CancellationToken);
        var check = await RunAsync(string.Join('\n', lines.Where(l => l.StartsWith("export ", StringComparison.Ordinal)).Append(lines[^1] + " --json")), language);
        Assert.True(check.Code == 0, check.Errors + check.Output);
        Assert.Equal(0, check.Json.GetProperty("failures").GetInt32());
        Assert.DoesNotContain(check.Json.GetProperty("clients").EnumerateArray(), c => c.GetProperty("state").GetString() == "loses-letters");
        if (kind == ServerKind.MariaDb)
            Assert.All(check.Json.GetProperty("clients").EnumerateArray(), c => Assert.Equal("works", c.GetProperty("state").GetString()));
        log.WriteLine($"figure: {kind.Product}, {guide}: from an empty server to a green check in {lines.Length} lines; {check.Json.GetProperty("warnings").GetInt32()} warnings");
    }

    [Theory]
    [InlineData("README.md", "en")]
    [InlineData("README.ru.md", "ru")]
    public async Task Leads_to_a_green_check_without_a_server(string guide, string language)
    {
        var script = Block(guide, "first-hour-sqlite");
        Assert.EndsWith("identdb check --time-zone Europe/Moscow\n", script, StringComparison.Ordinal);
        var run = await RunAsync(script, language);
        Assert.True(run.Code == 0, run.Errors + run.Output);
        Assert.Contains(language == "ru" ? "Ошибок: 0." : "Failures: 0.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_the_same_in_both_languages() =>
        Assert.All((string[])["first-hour", "first-hour-sqlite"], n => Assert.Equal(Bare(Block("README.md", n)), Bare(Block("README.ru.md", n))));

    static string Block(string guide, string name) => Assert.Single(Guide.Blocks(guide), b => b.Name == name).Text;

    /// <summary>Without what stands behind a command, for the reader.</summary>
    static string Bare(string script) => string.Join('\n', script.Split('\n').Select(l => l.Split(" #")[0].TrimEnd()));

    Task<CliResult> RunAsync(string script, string language) =>
        Shell.RunAsync($"set -e\ncd '{_files.Path}'\n{script}", ("IDENTDB_LANG", language), ("HOME", "/nonexistent"), ("XDG_CONFIG_HOME", null), ("DOTNET_CLI_HOME", null), ("IDENTDB_PROVIDER", null), ("IDENTDB_CONNECTION", null));
}
