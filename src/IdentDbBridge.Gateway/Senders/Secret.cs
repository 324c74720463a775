using System.Security.Cryptography;
using System.Text;

namespace IdentDbBridge.Gateway.Senders;

/// <summary>A key or password that somebody else must know. Kept as a hash, so that comparing takes the same time whatever is sent.</summary>
public sealed class Secret
{
    readonly byte[] _hash;

    public Secret(string text) => _hash = Hash(text);

    /// <summary>Whether <paramref name="text"/> is it. Null is not.</summary>
    public bool Matches(string? text) => text is not null && CryptographicOperations.FixedTimeEquals(_hash, Hash(text));

    static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
