using System.Text;

namespace IdentDbBridge.ServerTests.Cli;

/// <summary>A directory for a test's files, with a name that is no trouble for identdb only if it copes with blanks and Russian.</summary>
sealed class Workspace : IDisposable
{
    // Not before: a test that is skipped while it begins is not disposed of.
    readonly Lazy<string> _path = new(() => Directory.CreateDirectory(System.IO.Path.Combine(Directory.CreateTempSubdirectory("identdb-").FullName, "Клиника № 1")).FullName);

    /// <summary>Made when it is first asked for.</summary>
    public string Path => _path.Value;

    /// <summary>The path of a file or directory in it.</summary>
    public string At(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Writes a file, with its directories, and returns its path.</summary>
    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = At(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose()
    {
        if (_path.IsValueCreated)
            Directory.Delete(Directory.GetParent(Path)!.FullName, recursive: true);
    }
}
