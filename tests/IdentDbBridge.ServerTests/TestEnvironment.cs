namespace IdentDbBridge.ServerTests;

/// <summary>What the environment says about servers.</summary>
static class TestEnvironment
{
    /// <summary>The connection string of a server. When it is not set, the test is skipped, or fails if IDENTDB_TEST_REQUIRED names the server.</summary>
    public static string ConnectionString(string server)
    {
        var variable = $"IDENTDB_TEST_{server.ToUpperInvariant()}";
        var value = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(value))
            SkipOrFail(server, $"{variable} is not set");
        return value!;
    }

    /// <summary>Skips the test, or fails it if IDENTDB_TEST_REQUIRED names the server.</summary>
    public static void SkipOrFail(string server, string reason)
    {
        var required = (Environment.GetEnvironmentVariable("IDENTDB_TEST_REQUIRED") ?? "").Split(',', StringSplitOptions.TrimEntries);
        if (required.Contains(server, StringComparer.OrdinalIgnoreCase))
            Assert.Fail($"{reason}, but IDENTDB_TEST_REQUIRED names {server}.");
        Assert.Skip($"{reason}.");
    }
}
