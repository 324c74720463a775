using System.Runtime.InteropServices;
using System.Text;

namespace IdentDbBridge.Files;

/// <summary>What Linux tells of a file that .NET does not: whether it is a regular one, and whose. Elsewhere it tells nothing.</summary>
static class UnixStat
{
    const int AtCurrentDirectory = -100;
    const uint TypeModeOwnerGroup = 0x1B;
    const int TypeMask = 0xF000;
    const int Regular = 0x8000;

    /// <summary>Links are followed. Null where nothing is there, or nothing can be told.</summary>
    public static (bool IsRegular, uint Owner, uint Group)? Of(string path)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        // struct statx is the same on every architecture: https://man7.org/linux/man-pages/man2/statx.2.html
        byte[] buffer = new byte[256];
        try
        {
            if (Statx(AtCurrentDirectory, Encoding.UTF8.GetBytes(path + '\0'), 0, TypeModeOwnerGroup, buffer) != 0)
                return null;
        }
        catch (EntryPointNotFoundException)
        {
            // An old C library.
            return null;
        }

        int mode = MemoryMarshal.Read<ushort>(buffer.AsSpan(28));
        return ((mode & TypeMask) == Regular, MemoryMarshal.Read<uint>(buffer.AsSpan(20)), MemoryMarshal.Read<uint>(buffer.AsSpan(24)));
    }

    /// <summary>Gives a file to another owner, if this process may.</summary>
    public static void TryGive(string path, uint owner, uint group)
    {
        if (OperatingSystem.IsLinux())
            _ = Chown(Encoding.UTF8.GetBytes(path + '\0'), owner, group);
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Statx(int directory, byte[] path, int flags, uint mask, [Out] byte[] buffer);

    [DllImport("libc", EntryPoint = "chown")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int Chown(byte[] path, uint owner, uint group);
}
