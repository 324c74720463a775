using System.Runtime.CompilerServices;

namespace IdentDbBridge.ServerTests.Cli;

/// <summary>The files of golden/, which hold what is shown.</summary>
static class Golden
{
    /// <summary>Fails unless the file holds just that. With IDENTDB_TEST_ACCEPT=golden it is written instead.</summary>
    public static void AssertHolds(string name, string actual, [CallerFilePath] string here = "")
    {
        var golden = Path.Combine(Path.GetDirectoryName(here)!, "golden", name);
        // Not in a build: to look at the difference with git before it is committed.
        if (Environment.GetEnvironmentVariable("IDENTDB_TEST_ACCEPT") == "golden")
            File.WriteAllText(golden, actual);
        Assert.True(File.Exists(golden) && File.ReadAllText(golden) == actual, $"{golden} should be:\n{actual}");
    }
}
