using System.Runtime.CompilerServices;

namespace IdentDbBridge.Files;

/// <summary>A file that others may be reading: they find the old one or the new one, never a part.</summary>
public static class WholeFile
{
    /// <summary>Writes UTF-8 under another name in the same directory, then renames. A link stays a link; mode and owner stay as they were.</summary>
    /// <exception cref="ConfigurationException">It cannot be written there, or what is there is no regular file.</exception>
    public static async Task WriteAsync(string path, string text, CancellationToken cancellationToken = default)
    {
        try
        {
            string target = Target(path);
            string part = $"{target}.{Guid.NewGuid():N}.part";
            try
            {
                await File.WriteAllTextAsync(part, "", cancellationToken).ConfigureAwait(false);
                // Before anything is in it: what nobody may read is not to be read meanwhile.
                KeepAccess(target, part);
                await FillAsync(part, text, cancellationToken).ConfigureAwait(false);
                File.Move(part, target, overwrite: true);
            }
            finally
            {
                File.Delete(part);
            }
        }
        catch (Exception e) when (IsTrouble(e))
        {
            throw new ConfigurationException(IsFull(e) ? T($"The file {path} cannot be written: no space is left on its disk.") : T($"The file {path} cannot be written."), e);
        }
    }

    // Not by File.WriteAllText, which reserves the space beforehand and then does not say that it is a matter of space.
    static async Task FillAsync(string path, string text, CancellationToken cancellationToken)
    {
        var writer = new StreamWriter(path);
        await using ConfiguredAsyncDisposable end = writer.ConfigureAwait(false);
        await writer.WriteAsync(text.AsMemory(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The file itself, where links lead; it need not be there yet.</summary>
    /// <exception cref="ConfigurationException">A device, a pipe, a socket or a directory has that name: to replace it would destroy it.</exception>
    /// <exception cref="IOException">The links lead nowhere.</exception>
    public static string Target(string path)
    {
        string full = Path.GetFullPath(path);
        var file = new FileInfo(full);
        string target = file.LinkTarget is null ? full : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        if (IsOfSystem(full) || IsOfSystem(target) || Directory.Exists(target) || UnixStat.Of(full) is { IsRegular: false })
            throw new ConfigurationException(T($"The file {path} cannot be written: what is there is a device, a pipe, a socket or a directory. Name a file."));
        return target;
    }

    /// <summary>Whether it is the trouble of a disk, of a name, or of rights.</summary>
    public static bool IsTrouble(Exception e) => e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    /// <summary>Whether no space was left.</summary>
    public static bool IsFull(Exception e) => e is IOException && e.HResult is 28 or 122 or unchecked((int)0x80070070) or unchecked((int)0x80070027);

    /// <summary>Gives <paramref name="file"/> the mode and the owner of <paramref name="model"/>, as far as this process may.</summary>
    static void KeepAccess(string model, string file)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(model))
            return;
        if (UnixStat.Of(model) is { } stat)
            UnixStat.TryGive(file, stat.Owner, stat.Group);
        File.SetUnixFileMode(file, File.GetUnixFileMode(model));
    }

    // /dev/stdout leads to whatever the output is; a replaced file would be another one than the shell's.
    static bool IsOfSystem(string path) => !OperatingSystem.IsWindows()
        && ((path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal)) || path.StartsWith("/proc/", StringComparison.Ordinal) || path.StartsWith("/sys/", StringComparison.Ordinal));
}
