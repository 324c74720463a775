using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace IdentDbBridge.Gateway.Intake;

/// <summary>
/// What was sent and could not be used, for seven days, encrypted, a file each on this machine: the database may be away, and a patient waits for an answer. Beside the outbox, since both
/// are the way in.
/// </summary>
sealed class KeptBodies(string? outbox, IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How long.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    // Of a clinic. More come from a sender gone wild, and are told of in the log only.
    const int Most = 5000;

    const string Stamp = "yyyyMMddHHmmssfff";

    readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("kept-bodies").ToTimeLimitedDataProtector();

    /// <summary>Keeps one.</summary>
    /// <returns>False when there are too many.</returns>
    public async Task<bool> AddAsync(string clinic, KeptBody body, CancellationToken cancellationToken)
    {
        string directory = Directory.CreateDirectory(Of(clinic)).FullName;
        if (Directory.EnumerateFiles(directory).Take(Most).Count() == Most)
            return false;
        byte[] sealedBody = _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(body), body.ReceivedAt + Life);
        string name = Path.Combine(directory, $"{body.ReceivedAt.UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture)}-{Guid.NewGuid():N}");
        await File.WriteAllBytesAsync(name + ".new", sealedBody, cancellationToken);
        File.Move(name + ".new", name + ".body");
        return true;
    }

    /// <summary>Those of a clinic, the oldest first, with a name each. One whose key is gone or whose time is over is left out.</summary>
    public async IAsyncEnumerable<(string Name, KeptBody Body)> ReadAsync(string clinic, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (outbox is null || !Directory.Exists(Of(clinic)))
            yield break;
        foreach (string name in Directory.EnumerateFiles(Of(clinic), "*.body").Order(StringComparer.Ordinal))
        {
            if (Open(await File.ReadAllBytesAsync(name, cancellationToken)) is { } body)
                yield return (name, body);
        }
    }

    /// <summary>Forgets one: it could be used after all.</summary>
    public static void Remove(string name) => File.Delete(name);

    /// <summary>Removes those whose time is over.</summary>
    public void Purge()
    {
        if (outbox is null || !Directory.Exists(Path.Combine(outbox, "kept")))
            return;
        string oldest = (time.GetUtcNow() - Life).UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture);
        foreach (string name in Directory.EnumerateFiles(Path.Combine(outbox, "kept"), "*", SearchOption.AllDirectories).Where(n => string.CompareOrdinal(Path.GetFileName(n), oldest) < 0))
            File.Delete(name);
    }

    string Of(string clinic) => Path.Combine(outbox!, "kept", clinic.ToLowerInvariant());

    KeptBody? Open(byte[] sealedBody)
    {
        try
        {
            return JsonSerializer.Deserialize<KeptBody>(_protector.Unprotect(sealedBody));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
