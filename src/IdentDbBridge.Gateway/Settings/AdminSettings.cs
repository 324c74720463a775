using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace IdentDbBridge.Gateway.Settings;

/// <summary>Who may sign in to the page.</summary>
/// <param name="User">The name.</param>
/// <param name="PasswordHash">Of the password, as <see cref="Hash"/> makes it.</param>
public sealed record AdminSettings(string User, string PasswordHash)
{
    /// <summary>The name where none is given.</summary>
    public const string UsualUser = "admin";

    // OWASP's number for PBKDF2 with HMAC-SHA512.
    static readonly PasswordHasher<string> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));

    /// <summary>A hash of a password, with a salt of its own: PBKDF2, as ASP.NET Core Identity makes it.</summary>
    public static string Hash(string password) => Hasher.HashPassword("", password);

    /// <summary>Changes when the user or the password does.</summary>
    internal string Stamp => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{User}\n{PasswordHash}")));

    /// <summary>Whether the hash is one at all.</summary>
    internal bool IsReadable
    {
        get
        {
            Span<byte> bytes = stackalloc byte[512];
            return PasswordHash.Length <= 600 && Convert.TryFromBase64String(PasswordHash, bytes, out int length) && length > 16 && bytes[0] is 0 or 1;
        }
    }

    /// <summary>Whether these are the user and the password. A wrong user takes as long as a wrong password.</summary>
    internal bool Lets(string user, string password)
    {
        bool isUser = CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(user)), SHA256.HashData(Encoding.UTF8.GetBytes(User)));
        return Hasher.VerifyHashedPassword("", PasswordHash, password) != PasswordVerificationResult.Failed && isUser;
    }

    /// <summary>The name only.</summary>
    public override string ToString() => User;
}
