namespace IdentDbBridge.Errors;

/// <summary>The base of every error that this library reports on purpose. The message is one sentence or two, fit to be shown, without secrets and without patients' data.</summary>
public abstract class IdentDbException : Exception
{
    protected IdentDbException(string message) : base(message)
    {
    }

    protected IdentDbException(string message, Exception? inner) : base(message, inner)
    {
    }

    /// <summary>What can be done about it, for programs; null where the message says it all.</summary>
    public Remedy? Remedy { get; init; }
}
