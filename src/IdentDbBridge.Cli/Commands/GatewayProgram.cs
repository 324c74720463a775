using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace IdentDbBridge.Cli.Commands;

/// <summary>
/// The whole program beside the native one, which is without the gateway: with ASP.NET Core in it, every other command would start in three times the time.
/// </summary>
static class GatewayProgram
{
    /// <summary>Of the file.</summary>
    public const string Name = "identdb-gateway";

    /// <summary>Whether this program has the gateway in it. The native one is compiled for its absence.</summary>
    [FeatureSwitchDefinition("IdentDbBridge.Gateway")]
    public static bool IsHere => !AppContext.TryGetSwitch("IdentDbBridge.Gateway", out bool isHere) || isHere;

    /// <summary>Runs it with the arguments of this one. Where the system can, it takes this one's place: signals and the service's process id are its own.</summary>
    /// <exception cref="ConfigurationException">It is not there.</exception>
    public static int Run()
    {
        string path = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? Name + ".exe" : Name);
        string[] args = Environment.GetCommandLineArgs()[1..];
        if (!OperatingSystem.IsWindows())
        {
            Console.Out.Flush();
            // Returns on failure only.
            _ = execv(path, [path, .. args, null]);
            throw Missing(path);
        }

        try
        {
            using Process program = Process.Start(new ProcessStartInfo(path, args) { UseShellExecute = false })!;
            // Ctrl+C reaches it from the console.
            Console.CancelKeyPress += static (_, pressed) => pressed.Cancel = true;
            program.WaitForExit();
            return program.ExitCode;
        }
        catch (Win32Exception)
        {
            throw Missing(path);
        }
    }

    static ConfigurationException Missing(string path) => new(T($"The gateway's program {path} cannot be started. It comes in the same archive as identdb and belongs beside it."));

    [SuppressMessage("Globalization", "CA2101", Justification = "Paths and arguments are UTF-8.")]
    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int execv([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [MarshalAs(UnmanagedType.LPArray, ArraySubType = UnmanagedType.LPUTF8Str)] string?[] argv);
}
