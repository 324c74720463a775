using IdentDbBridge.Sessions;

namespace IdentDbBridge.Outbox;

/// <summary>A record that somebody wants in the file, and waits for.</summary>
sealed class OutboxAddition(ExchangeWrite write)
{
    readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    bool _isTaken;

    public ExchangeWrite Write => write;

    /// <summary>As it will lie in the file.</summary>
    public string Body { get; } = OutboxJson.Write(write);

    /// <summary>Ends when it is in the file; fails when it is not.</summary>
    public Task Settled => _settled.Task;

    /// <summary>Takes it, to write it or to give it up.</summary>
    /// <returns>False when it was taken before.</returns>
    public bool TryTake() => !Interlocked.Exchange(ref _isTaken, true);

    public void Succeed() => _settled.TrySetResult();

    public void Fail(Exception error) => _settled.TrySetException(error);
}
