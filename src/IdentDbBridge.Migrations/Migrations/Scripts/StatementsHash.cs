using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IdentDbBridge.Migrations.Scripts;

/// <summary>The checksum of the first statements of a script, one statement after the other: that of many costs no more than reading them once.</summary>
sealed class StatementsHash : IDisposable
{
    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Of the statements so far.</summary>
    public string Current => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public void Append(ScriptStatement statement)
    {
        byte[] text = Encoding.UTF8.GetBytes(ScriptText.Normalize(statement.Text).Trim());
        // The length makes "a", "b" and "a b" three different things.
        _hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{statement.Repeat} {text.Length}\n")));
        _hash.AppendData(text);
    }

    public void Dispose() => _hash.Dispose();
}
