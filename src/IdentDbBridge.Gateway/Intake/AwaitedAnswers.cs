using IdentDbBridge.Gateway.Senders;

namespace IdentDbBridge.Gateway.Intake;

/// <summary>What senders are still to be asked for, on the disk: a notice is answered at once, and says a thing once.</summary>
/// <param name="bodies">Where they lie.</param>
sealed class AwaitedAnswers(KeptBodies bodies) : IDisposable
{
    readonly SemaphoreSlim _added = new(0, 1);

    /// <summary>Keeps one until it was asked for.</summary>
    /// <returns>False when there are too many.</returns>
    public Task<bool> AddAsync(string clinic, SourceSettings source, string askFor, DateTimeOffset at, CancellationToken cancellationToken) =>
        AddAsync(clinic, new KeptBody(source.Name, "", $"?{source.Sender.AsksFor}={Uri.EscapeDataString(askFor)}", "", at) { AskFor = askFor }, cancellationToken);

    /// <summary>Likewise, one that was kept.</summary>
    public async Task<bool> AddAsync(string clinic, KeptBody body, CancellationToken cancellationToken)
    {
        if (!await bodies.AddAsync(clinic, body, cancellationToken))
            return false;
        try
        {
            _added.Release();
        }
        catch (SemaphoreFullException)
        {
            // Told already.
        }

        return true;
    }

    /// <summary>Those of a clinic, the oldest first.</summary>
    public IAsyncEnumerable<(string Name, KeptBody Body)> ReadAsync(string clinic, CancellationToken cancellationToken) => bodies.ReadAsync(clinic, cancellationToken);

    /// <summary>Forgets one of a clinic.</summary>
    public void Remove(string clinic, string name) => bodies.Remove(clinic, name);

    /// <summary>Waits for another, and no longer than that.</summary>
    public Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken) => _added.WaitAsync(longest, cancellationToken);

    public void Dispose() => _added.Dispose();
}
