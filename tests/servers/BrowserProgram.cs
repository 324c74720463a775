using System.Diagnostics;

namespace IdentDbBridge.TestServers;

/// <summary>Chromium, in which the gateway's page is tried.</summary>
public static class BrowserProgram
{
    /// <summary>The name in IDENTDB_TEST_REQUIRED.</summary>
    public const string Name = "chromium";

    /// <summary>The program; null when it is not installed.</summary>
    public static string? Find() => Command.Find("chromium") ?? Command.Find("google-chrome");

    /// <summary>The program, after installing it where apt can; null, and why in the log, where it cannot.</summary>
    public static async Task<string?> InstallAsync(Action<string> log, CancellationToken cancel)
    {
        if (Find() is { } present)
            return present;
        if (Command.Find("apt-get") is null)
        {
            log("Chromium was not found, and there is no apt-get to install it with.");
            return null;
        }
        try
        {
            var watch = Stopwatch.StartNew();
            log("Chromium is not installed; installing it.");
            // A letter of ours without a font is a box in the pictures.
            await TestServerInstaller.AptAsync(["chromium", "fonts-dejavu-core"], cancel);
            log($"Chromium installed in {watch.Elapsed.TotalSeconds:F0} s.");
        }
        catch (TestServerException error)
        {
            log($"Chromium was not found, and installing it failed: {error.Message}");
        }
        return Find();
    }
}
