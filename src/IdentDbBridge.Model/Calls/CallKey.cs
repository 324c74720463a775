namespace IdentDbBridge.Calls;

/// <summary>The key of a call in both of its tables.</summary>
record CallKey
{
    public required DateTime DateAndTime { get; init; }

    public required CallDirection Direction { get; init; }

    public required string PhoneFrom { get; init; }

    public required string PhoneTo { get; init; }
}
