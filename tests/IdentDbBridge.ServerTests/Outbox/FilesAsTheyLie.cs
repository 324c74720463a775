using System.Text;

namespace IdentDbBridge.ServerTests.Outbox;

/// <summary>The files of a directory, byte for byte.</summary>
static class FilesAsTheyLie
{
    /// <summary>Each with its length, its time and its bytes, to be compared.</summary>
    public static List<string> Read(string directory) =>
        [.. Directory.EnumerateFileSystemEntries(directory).Order(StringComparer.Ordinal).Select(f => File.Exists(f) ? $"{Path.GetFileName(f)} {File.GetLastWriteTimeUtc(f):O} {Convert.ToHexString(Bytes(f))}" : f)];

    /// <summary>Those in which one of the texts stands, as it is in a file.</summary>
    public static List<string> With(string directory, params string[] texts) =>
        [.. Directory.EnumerateFiles(directory).Where(f => texts.Any(t => Bytes(f).AsSpan().IndexOf(Encoding.UTF8.GetBytes(t)) >= 0)).Select(f => Path.GetFileName(f)!)];

    static byte[] Bytes(string file)
    {
        // A lock that is held cannot be opened, and holds nothing.
        if (new FileInfo(file).Length == 0)
            return [];
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        // Its length may change meanwhile.
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
