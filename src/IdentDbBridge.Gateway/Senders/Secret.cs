using System.Security.Cryptography;
using System.Text;

namespace IdentDbBridge.Gateway.Senders;

/// <summary>A key or password that somebody else must know. Compared by its hash, so that it takes the same time whatever is sent.</summary>
public sealed class Secret
{
    readonly byte[] _hash;
    readonly string _text;

    public Secret(string text) => (_hash, _text) = (Hash(text), text);

    /// <summary>Whether <paramref name="text"/> is it. Null is not.</summary>
    public bool Matches(string? text) => text is not null && CryptographicOperations.FixedTimeEquals(_hash, Hash(text));

    /// <summary>For the one who plays the sender.</summary>
    internal string Reveal() => _text;

    static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
