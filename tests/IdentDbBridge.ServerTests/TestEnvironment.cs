using IdentDbBridge.ServerTests.Containers;

namespace IdentDbBridge.ServerTests;

/// <summary>What the environment has of servers.</summary>
static class TestEnvironment
{
    /// <summary>Whether there is time for all of it, as in the workflow: IDENTDB_TEST_LONG is set.</summary>
    public static bool IsLong { get; } = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("IDENTDB_TEST_LONG"));

    /// <summary>
    /// A server: the one that IDENTDB_TEST_… names, else one in a container. Where there is neither, the test is skipped, or fails if IDENTDB_TEST_REQUIRED names the server.
    /// </summary>
    public static async Task<TestServerAddress> FindAsync(string server)
    {
        var source = ServerSource.Of(server);
        if (source.ConnectionString is { } connectionString)
            return new(connectionString, null);
        var unset = $"{ServerSource.Variable(server)} is not set";
        if (source.Images.Count == 0)
            SkipOrFail(server, $"{unset}, and {ServerSource.ImageVariable(server)} forbids a container");
        var containers = await TestContext.Current.GetFixture<StartedContainers>();
        var started = await containers!.GetAsync(server, Image(source.Images)).WaitAsync(TestContext.Current.CancellationToken);
        if (started.Missing is { } missing)
            SkipOrFail(server, $"{unset}, and {missing}");
        started.Address!.Note();
        return started.Address;
    }

    /// <summary>Skips the test, or fails it if IDENTDB_TEST_REQUIRED names the server.</summary>
    public static void SkipOrFail(string server, string reason)
    {
        var required = (Environment.GetEnvironmentVariable("IDENTDB_TEST_REQUIRED") ?? "").Split(',', StringSplitOptions.TrimEntries);
        if (required.Contains(server, StringComparer.OrdinalIgnoreCase))
            Assert.Fail($"{reason}, but IDENTDB_TEST_REQUIRED names {server}.");
        Assert.Skip($"{reason}.");
    }

    /// <summary>That which the current test is for, or the first.</summary>
    static string Image(IReadOnlyList<string> images) =>
        TestContext.Current.TestCase?.Traits.GetValueOrDefault(EachImage.Trait)?.FirstOrDefault(images.Contains) ?? images[0];
}
