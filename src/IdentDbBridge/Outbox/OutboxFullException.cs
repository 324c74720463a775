namespace IdentDbBridge.Outbox;

/// <summary>The record was written nowhere: the server did not take it, and the outbox has no room.</summary>
public sealed class OutboxFullException : IdentDbException
{
    internal OutboxFullException(string path, int limit) : base(T($"The server cannot be reached, and the outbox holds its limit of {limit} records: this one was not kept. See 'identdb outbox status'."))
    {
        Path = path;
        Limit = limit;
    }

    internal OutboxFullException(string path, ServerException inner)
        : base(T($"The outbox {path} cannot be written: its disk is full, or does not take more of this program ({inner.Error}). What is in it stays there."), inner) => Path = path;

    /// <summary>Its file.</summary>
    public string Path { get; }

    /// <summary>How many records it takes; null when it is the disk that is full.</summary>
    public int? Limit { get; }
}
