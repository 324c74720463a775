using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace IdentDbBridge.Gateway.Intake;

/// <summary>
/// What was sent and could not be used, for seven days, encrypted, a file each on this machine: the database may be away, and a patient waits for an answer. Beside the outbox, since both
/// are the way in.
/// </summary>
/// <param name="outbox">The directory; null where nobody sends.</param>
/// <param name="most">Of a clinic. More come from a sender gone wild.</param>
/// <param name="protection">Seals them.</param>
/// <param name="time">The clock.</param>
/// <param name="folder">Within the directory.</param>
sealed class KeptBodies(string? outbox, int most, IDataProtectionProvider protection, TimeProvider time, string folder = "kept")
{
    /// <summary>How long.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    const string Stamp = "yyyyMMddHHmmssfff";

    // By clinic, since a directory has to be read to the end to be counted. What is added while a purge reads is in it after the next one.
    readonly ConcurrentDictionary<string, int> _count = new(StringComparer.OrdinalIgnoreCase);
    readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("kept-bodies").ToTimeLimitedDataProtector();

    /// <summary>Keeps one.</summary>
    /// <returns>False when there are too many.</returns>
    public async Task<bool> AddAsync(string clinic, KeptBody body, CancellationToken cancellationToken)
    {
        if (Count(clinic) >= most)
            return false;
        string directory = Directory.CreateDirectory(Of(clinic)).FullName;
        byte[] sealedBody = _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(body, KeptJson.Default.KeptBody), body.ReceivedAt + Life);
        string name = Path.Combine(directory, $"{body.ReceivedAt.UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture)}-{Guid.NewGuid():N}");
        await File.WriteAllBytesAsync(name + ".new", sealedBody, cancellationToken);
        // Its name is new; overwriting spares to look whether it is there.
        File.Move(name + ".new", name + ".body", overwrite: true);
        _count.AddOrUpdate(clinic, CountFiles, (_, count) => count + 1);
        return true;
    }

    /// <summary>How many there are of a clinic.</summary>
    public int Count(string clinic) => outbox is null ? 0 : _count.GetOrAdd(clinic, CountFiles);

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

    /// <summary>One of a clinic, by the name of its file; null for none.</summary>
    public async Task<KeptBody?> FindAsync(string clinic, string name, CancellationToken cancellationToken) =>
        outbox is not null && name.EndsWith(".body", StringComparison.Ordinal) && Path.GetFileName(name) == name && File.Exists(Path.Combine(Of(clinic), name))
            ? Open(await File.ReadAllBytesAsync(Path.Combine(Of(clinic), name), cancellationToken))
            : null;

    /// <summary>Forgets one of a clinic, by the name of its file. One that is gone is not counted twice.</summary>
    public void Remove(string clinic, string name)
    {
        string file = Path.Combine(Of(clinic), Path.GetFileName(name));
        if (!File.Exists(file))
            return;
        File.Delete(file);
        _count.AddOrUpdate(clinic, CountFiles, (_, count) => count - 1);
    }

    /// <summary>Removes those whose time is over.</summary>
    public void Purge()
    {
        if (outbox is null)
            return;
        // Somebody has emptied it by hand.
        foreach (string clinic in _count.Keys.Where(c => !Directory.Exists(Of(c))))
            _count[clinic] = 0;
        if (!Directory.Exists(Path.Combine(outbox, folder)))
            return;
        string oldest = (time.GetUtcNow() - Life).UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture);
        foreach (string directory in Directory.EnumerateDirectories(Path.Combine(outbox, folder)))
        {
            int left = 0;
            foreach (string name in Directory.EnumerateFiles(directory))
            {
                if (string.CompareOrdinal(Path.GetFileName(name), oldest) < 0)
                    File.Delete(name);
                else if (name.EndsWith(".body", StringComparison.Ordinal))
                    left++;
            }

            _count[Path.GetFileName(directory)] = left;
        }
    }

    int CountFiles(string clinic) => Directory.Exists(Of(clinic)) ? Directory.EnumerateFiles(Of(clinic), "*.body").Count() : 0;

    string Of(string clinic) => Path.Combine(outbox!, folder, clinic.ToLowerInvariant());

    KeptBody? Open(byte[] sealedBody)
    {
        try
        {
            return JsonSerializer.Deserialize(_protector.Unprotect(sealedBody), KeptJson.Default.KeptBody);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
