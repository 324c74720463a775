namespace IdentDbBridge.Calls;

/// <summary>The key of a call in both of its tables.</summary>
record CallKey
{
    public required DateTime DateAndTime { get; init; }

    public required CallDirection Direction { get; init; }

    public required string PhoneFrom { get; init; }

    public required string PhoneTo { get; init; }

    /// <summary>The kind of record only: the numbers are a patient's.</summary>
    public sealed override string ToString() => GetType().Name;
}
