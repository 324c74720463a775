using System.Diagnostics;
using IdentDbBridge.ServerTests.Containers;

namespace IdentDbBridge.ServerTests.TestServers;

/// <summary>What a run of its own does where a server is neither named nor to be had in a container.</summary>
public sealed class MissingServers
{
    const string Nowhere = "localhost/nothing:1";

    static readonly string Variable = ServerSource.Variable(MariaDb.Name);

    [Theory]
    [InlineData("none", "IDENTDB_TEST_MARIADB is not set, and IDENTDB_TEST_MARIADB_IMAGE forbids a container")]
    [InlineData(Nowhere, "IDENTDB_TEST_MARIADB is not set, and ")]
    public async Task Are_skipped_with_the_reason(string images, string reason)
    {
        var (code, output) = await RunAsync(images, "sqlite,mysql");
        Assert.True(code == 0, output);
        Assert.Contains("Skipped: 1", output, StringComparison.Ordinal);
        Assert.Contains(reason, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none")]
    [InlineData(Nowhere)]
    public async Task Fail_where_they_are_required(string images)
    {
        var (code, output) = await RunAsync(images, "sqlite,mariadb");
        Assert.True(code != 0, output);
        Assert.Contains("Failed: 1", output, StringComparison.Ordinal);
        Assert.Contains("but IDENTDB_TEST_REQUIRED names mariadb.", output, StringComparison.Ordinal);
    }

    static async Task<(int Code, string Output)> RunAsync(string images, string required)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(MissingServers).Assembly.Location, "-noColor", "-noLogo", "-method", $"*.{nameof(ServersOnMariaDb)}.{nameof(ServersOnMariaDb.Makes_a_database_that_opens)}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [Variable] = null, [ServerSource.ImageVariable(MariaDb.Name)] = images, ["IDENTDB_TEST_REQUIRED"] = required },
        };
        using var run = Process.Start(start)!;
        var errors = run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (run.ExitCode, output + await errors);
    }
}
