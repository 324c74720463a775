using IdentDbBridge.Rules;

namespace IdentDbBridge.Calls;

/// <summary>What is known of a call from its begin on.</summary>
public abstract record CallContent : MarketedRecord
{
    public required CallDirection Direction { get; init; }

    /// <summary>The caller: one complete number; empty for a hidden one.</summary>
    public required string PhoneFrom { get; init; }

    /// <summary>The callee: one complete number.</summary>
    public required string PhoneTo { get; init; }

    /// <summary>Line, trunk or operator, for people; null for none.</summary>
    public string? LineDescription { get; init; }
}
