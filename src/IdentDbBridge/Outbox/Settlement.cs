namespace IdentDbBridge.Outbox;

/// <summary>What is to become of the records of a round.</summary>
/// <param name="Delivered">Those that are on the server.</param>
/// <param name="SetAside">Those that never will be, and why.</param>
/// <param name="Postponed">Those that are tried again, why, and after which time.</param>
sealed record Settlement(
    IReadOnlyCollection<long> Delivered,
    IReadOnlyCollection<(long Number, string Reason)> SetAside,
    IReadOnlyCollection<(long Number, string Reason, TimeSpan Delay)> Postponed)
{
    /// <summary>Words that have come before their call: under which key they wait, and how long before they are tried again.</summary>
    public IReadOnlyCollection<(long Number, string Key, TimeSpan Delay)> Early { get; init; } = [];

    /// <summary>The keys of words that may be due now, since their call is there.</summary>
    public IReadOnlyCollection<string> Woken { get; init; } = [];
}
