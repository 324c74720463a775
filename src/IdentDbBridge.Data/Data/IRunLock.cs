using System.Globalization;

namespace IdentDbBridge.Data;

/// <summary>A lock on a connection (or file handle) of its own, so that it outlives the COMMITs of the scripts and dies with its process.</summary>
interface IRunLock : IAsyncDisposable
{
    /// <summary>One try of about a second, or of as long as it takes to tell a holder that lives from one that does not. True when the lock is ours.</summary>
    Task<bool> TryTakeAsync(CancellationToken cancellationToken);

    /// <summary>Asks the server whether the lock is still ours.</summary>
    Task<bool> IsHeldAsync(CancellationToken cancellationToken);

    /// <summary>The session that the server names as the holder; null when it tells nothing.</summary>
    Task<LockHolder?> FindHolderAsync(CancellationToken cancellationToken);

    /// <summary>The number of our own session as others see it.</summary>
    string SessionId { get; }
}

/// <summary>Who holds the run lock; each part null when it is not known.</summary>
sealed record LockHolder
{
    /// <summary>The server's number of the session; the process for SQLite.</summary>
    public string? SessionId { get; init; }

    public string? Host { get; init; }

    public string? Program { get; init; }

    public string? Login { get; init; }

    public DateTime? SinceUtc { get; init; }

    /// <summary>This process, from now on.</summary>
    public static LockHolder Self(string sessionId, string login) => new()
    {
        SessionId = sessionId,
        Host = Environment.MachineName,
        Program = string.Create(CultureInfo.InvariantCulture, $"identdb {Tool.Version} (process {Environment.ProcessId})"),
        Login = login,
        SinceUtc = DateTime.UtcNow,
    };

    /// <summary>For the statement that writes the holder's own entry.</summary>
    public (string Name, object? Value)[] Values =>
        [(nameof(SessionId), SessionId), (nameof(Host), Host), (nameof(Program), Program), (nameof(Login), Login), (nameof(SinceUtc), SinceUtc)];

    public override string ToString() =>
        string.Join(", ", new[]
        {
            T($"{Program ?? T($"a program")} on {Host ?? T($"an unknown host")}"),
            SessionId is null ? T($"session unknown") : T($"session {SessionId}"),
            Login is null ? null : T($"login {Login}"),
            SinceUtc is { } since ? T($"since {since:yyyy-MM-dd HH:mm:ss} UTC") : null,
        }.OfType<string>());
}
