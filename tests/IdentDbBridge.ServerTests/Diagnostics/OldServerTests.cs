using IdentDbBridge.ServerTests.Cli;
using IdentDbBridge.TestServers;

namespace IdentDbBridge.ServerTests.Diagnostics;

/// <summary>Servers that say of themselves that they are old; MariaDB lets its configuration say so.</summary>
public sealed class OldServerTests
{
    [Fact]
    public async Task One_that_lacks_little_is_told_and_served()
    {
        await using var server = await PrivateServer.StartAsync(ServerKind.MariaDb, "--version=10.4.32-MariaDB");
        var line = await CreateAsync(server);
        foreach (var command in (string[][])[["up", "--dry-run"], ["up"], ["status"], ["verify"], ["adopt"], ["check"]])
        {
            var result = await InProcess.RunAsync([.. command, .. line]);
            Assert.True(Plain(result.Output).Contains("MariaDB 10.4.32 is older than the versions that are supported and tested.", StringComparison.Ordinal), $"{command[0]}: {result.Output}{result.Errors}");
        }

        Assert.Equal("warning", await StateAsync(line));

        // Whatever the server's age.
        using var connection = new MySqlConnection(new MySqlConnectionStringBuilder(server.ConnectionString) { Database = "Clinic", Pooling = false }.ConnectionString);
        connection.Open();
        connection.Run("ALTER DATABASE Clinic CHARACTER SET utf8mb3");
        foreach (var command in (string[])["verify", "adopt"])
        {
            var result = await InProcess.RunAsync([command, .. line]);
            Assert.Contains("get the character set utf8mb3", Plain(result.Output), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_on_which_the_tables_cannot_be_made_is_refused_and_nothing_is_written()
    {
        await using var server = await PrivateServer.StartAsync(ServerKind.MariaDb, "--version=10.1.48-MariaDB");
        var line = await CreateAsync(server);
        foreach (var command in (string[][])[["up", "--dry-run"], ["up"]])
            Assert.Contains("MariaDB 10.1.48 is too old for the exchange tables", (await InProcess.RunAsync([.. command, .. line])).AssertSentence(2), StringComparison.Ordinal);
        using var connection = new MySqlConnection(new MySqlConnectionStringBuilder(server.ConnectionString) { Pooling = false }.ConnectionString);
        connection.Open();
        Assert.Empty(connection.List("SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'Clinic'"));
        Assert.Equal("failure", await StateAsync(line));
    }

    static async Task<string> StateAsync(string[] line) =>
        (await InProcess.RunAsync(["check", "--json", .. line])).Json.GetProperty("findings").EnumerateArray()
            .Single(f => f.GetProperty("id").GetString() == "server-version").GetProperty("state").GetString()!;

    static async Task<string[]> CreateAsync(TestServer server)
    {
        string[] line = ["--provider", "mysql", "--connection", new MySqlConnectionStringBuilder(server.ConnectionString) { Database = "Clinic", Pooling = false }.ConnectionString];
        var created = await InProcess.RunAsync(["create-database", .. line]);
        Assert.True(created.Code == 0, created.Errors);
        Assert.Contains("Before IDENT comes: ", created.Output, StringComparison.Ordinal);
        return line;
    }

    /// <summary>Without the frames and breaks of tables.</summary>
    static string Plain(string output) => string.Join(' ', output.Split((char[])[' ', '\n', '│'], StringSplitOptions.RemoveEmptyEntries));
}
