using System.Runtime.InteropServices;

namespace IdentDbBridge.TestServers;

/// <summary>What processes started by this one do with SIGINT.</summary>
/// <remarks>
/// A shell starts what it puts in the background (<c>./build.sh test &amp;</c>) with SIGINT ignored. That is inherited by every child and its children, and .NET leaves
/// alone what it finds ignored: a Ctrl+C that a test sends would do nothing.
/// </remarks>
static partial class ChildSignals
{
    const int Interrupt = 2;
    const nint Default = 0;
    const nint Ignore = 1;

    /// <summary>Sees to it that children have the usual handling of SIGINT, which ends them. Changes nothing where it is not ignored, and on Windows.</summary>
    public static void Restore()
    {
        if (OperatingSystem.IsWindows() || !IsIgnored())
            return;
        _ = SetHandler(Interrupt, Default);
    }

    static unsafe bool IsIgnored()
    {
        // Of every libc, sigaction begins with the handler, and is shorter than this.
        nint* action = stackalloc nint[64];
        return GetAction(Interrupt, 0, action) == 0 && action[0] == Ignore;
    }

    [LibraryImport("libc", EntryPoint = "signal")]
    private static partial nint SetHandler(int signal, nint handler);

    [LibraryImport("libc", EntryPoint = "sigaction")]
    private static unsafe partial int GetAction(int signal, nint action, nint* old);
}
