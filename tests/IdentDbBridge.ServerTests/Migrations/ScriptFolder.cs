using System.Text;

namespace IdentDbBridge.ServerTests.Migrations;

/// <summary>A directory of a clinic's own scripts.</summary>
public sealed class ScriptFolder(string provider) : IDisposable
{
    // Not before: a test that is skipped while it begins is not disposed of.
    readonly Lazy<string> _path = new(() => Directory.CreateTempSubdirectory("identdb-scripts-").FullName);

    /// <summary>For <c>--scripts</c>.</summary>
    public string Path => _path.Value;

    /// <summary>Writes a script of these statements, separated as the server's own client wants it.</summary>
    public void Write(string name, params string[] statements) =>
        File.WriteAllText(In(name), string.Concat(statements.Select(s => s + (provider == "mssql" ? "\nGO\n" : ";\n"))));

    /// <summary>Writes exactly these bytes.</summary>
    public void Write(string name, byte[] bytes) => File.WriteAllBytes(In(name), bytes);

    /// <summary>Writes exactly this text, as UTF-8.</summary>
    public void WriteText(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Read(string name) => File.ReadAllText(In(name));

    public void Delete(string name) => File.Delete(In(name));

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        if (_path.IsValueCreated)
            Directory.Delete(Path, recursive: true);
    }
}
