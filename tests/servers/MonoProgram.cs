using System.Diagnostics;

namespace IdentDbBridge.TestServers;

/// <summary>Mono, which runs programs of the .NET Framework where that is not.</summary>
public static class MonoProgram
{
    const string Libraries = "/usr/lib/mono/4.5";

    static readonly string[] Needed = ["System.Data.dll", "System.Management.dll"];

    // As Debian 12 has them, and as later releases do.
    static readonly string[][] Packages =
    [
        ["mono-runtime", "libmono-system-data4.0-cil", "libmono-system-configuration4.0-cil", "libmono-system-transactions4.0-cil", "libmono-system-management4.0-cil", "libmono-i18n4.0-all"],
        ["mono-runtime", "mono-libraries"],
    ];

    /// <summary>The name in IDENTDB_TEST_REQUIRED.</summary>
    public const string Name = "mono";

    /// <summary>The program; null when it, or a library that MySQL's connector needs, is not installed.</summary>
    public static string? Find() =>
        Command.Find("mono") is { } mono && (!mono.StartsWith("/usr/bin/", StringComparison.Ordinal) || Needed.All(file => File.Exists(Path.Combine(Libraries, file))))
            ? mono
            : null;

    /// <summary>The program, after installing it where apt can; null, and why in the log, where it cannot.</summary>
    public static async Task<string?> InstallAsync(Action<string> log, CancellationToken cancel)
    {
        if (Find() is { } present)
            return present;
        if (Command.Find("apt-get") is null)
        {
            log("Mono was not found, and there is no apt-get to install it with.");
            return null;
        }
        try
        {
            var watch = Stopwatch.StartNew();
            log("Mono is not installed; installing it.");
            await InstallAsync(cancel);
            log($"Mono installed in {watch.Elapsed.TotalSeconds:F0} s.");
        }
        catch (TestServerException error)
        {
            log($"Mono was not found, and installing it failed: {error.Message}");
        }
        return Find();
    }

    static async Task InstallAsync(CancellationToken cancel)
    {
        try
        {
            await TestServerInstaller.AptAsync(Packages[0], cancel);
        }
        catch (TestServerException)
        {
            await TestServerInstaller.AptAsync(Packages[1], cancel);
        }
    }
}
