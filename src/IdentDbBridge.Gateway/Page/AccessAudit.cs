using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IdentDbBridge.Gateway.Page;

/// <summary>
/// Who has seen which rejected record, a line each in a file beside them: they are on this machine even while the database is away, and
/// so is the word of who looked. What cannot be noted is not shown.
/// </summary>
sealed class AccessAudit(string? outbox, TimeProvider time) : IDisposable
{
    /// <summary>In the directory of the outbox.</summary>
    public const string FileName = "audit.jsonl";

    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly SemaphoreSlim _turn = new(1);

    public void Dispose() => _turn.Dispose();

    /// <param name="user">Who.</param>
    /// <param name="address">From where.</param>
    /// <param name="did">open, again or forget.</param>
    /// <param name="clinic">Of which clinic.</param>
    /// <param name="record">The record's name, which says nothing of a patient.</param>
    /// <exception cref="ConfigurationException">It cannot be written.</exception>
    public async Task AddAsync(string user, IPAddress? address, string did, string clinic, string record)
    {
        string path = Path.Combine(outbox!, FileName);
        string line = new JsonObject { ["at"] = time.GetUtcNow(), ["user"] = user, ["from"] = address?.ToString(), ["did"] = did, ["clinic"] = clinic, ["record"] = record }.ToJsonString(Plain) + "\n";
        await _turn.WaitAsync();
        try
        {
            var access = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                access.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using var file = new FileStream(path, access);
            await file.WriteAsync(Encoding.UTF8.GetBytes(line));
            file.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(T($"The audit {path} cannot be written, so no record is opened."), e);
        }
        finally
        {
            _turn.Release();
        }
    }
}
