namespace IdentDbBridge.Gateway.Senders;

/// <summary>What the API of a sender tells when it is asked.</summary>
sealed record Fetched
{
    /// <summary>What it comes to; null for nothing, or nothing yet.</summary>
    public Word? Word { get; private init; }

    /// <summary>Whether to ask again.</summary>
    public bool IsEarly { get; private init; }

    /// <summary>What is wrong; null for nothing.</summary>
    public string? Problem { get; private init; }

    public static Fetched Of(Word word) => new() { Word = word };

    /// <summary>There never will be.</summary>
    public static Fetched Nothing(string problem) => new() { Problem = problem };

    /// <summary>Ask again.</summary>
    /// <param name="problem">What is wrong if that is all for an hour; null for nothing.</param>
    public static Fetched NotYet(string? problem) => new() { IsEarly = true, Problem = problem };
}
