using System.Runtime.InteropServices;

namespace IdentDbBridge.Benchmarks.Measuring;

/// <summary>Processor time of the processes that this one started and that have ended.</summary>
static partial class ChildTime
{
    const int RusageChildren = -1;
    const int Longs = 18;

    /// <summary>User and system; zero on Windows, which keeps no such sum.</summary>
    public static TimeSpan Total
    {
        get
        {
            // struct rusage of 64-bit Linux: two times of seconds and microseconds, then fourteen counters.
            Span<long> usage = stackalloc long[Longs];
            return !OperatingSystem.IsLinux() || Read(RusageChildren, usage) != 0
                ? TimeSpan.Zero
                : TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3]);
        }
    }

    static int Read(int who, Span<long> usage) => GetRusage(who, ref MemoryMarshal.GetReference(usage));

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetRusage(int who, ref long usage);
}
