using System.Security.Cryptography;
using System.Text;

namespace IdentDbBridge.Migrations.Scripts;

/// <summary>SHA-256 in lower-case hex, the same on every platform and after every change of line endings.</summary>
static class ScriptChecksum
{
    /// <summary>The checksum of a whole script.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ScriptText.Normalize(text))));

    /// <summary>The checksum of the first statements of a script, to tell whether what was already run has been edited since.</summary>
    public static string OfStatements(IEnumerable<ScriptStatement> statements)
    {
        using var hash = new StatementsHash();
        foreach (var statement in statements)
            hash.Append(statement);
        return hash.Current;
    }
}
