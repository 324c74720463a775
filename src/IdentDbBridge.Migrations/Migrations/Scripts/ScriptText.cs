namespace IdentDbBridge.Migrations.Scripts;

/// <summary>The text of a script, whatever editor it came from.</summary>
static class ScriptText
{
    /// <summary><paramref name="text"/> without a byte order mark, with LF for every CRLF and CR.</summary>
    public static string Normalize(string text) => text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
