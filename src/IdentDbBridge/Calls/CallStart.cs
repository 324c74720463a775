namespace IdentDbBridge.Calls;

/// <summary>A call as it begins, in the words of the phone system.</summary>
public record CallStart
{
    /// <summary>The phone system's own id of the call (Asterisk: uniqueid or linkedid), up to 150 characters; every later word about the call names it.</summary>
    public required string CallId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required CallDirection Direction { get; init; }

    /// <summary>The caller, in any notation; empty for a hidden one.</summary>
    public required string PhoneFrom { get; init; }

    /// <summary>The callee, in any notation.</summary>
    public required string PhoneTo { get; init; }

    /// <summary>Line, trunk or operator, for people; null for none.</summary>
    public string? LineDescription { get; init; }

    public string? UtmSource { get; init; }

    public string? UtmMedium { get; init; }

    public string? UtmCampaign { get; init; }

    public string? UtmTerm { get; init; }

    public string? UtmContent { get; init; }

    /// <summary>The page that led to the call; null for none.</summary>
    public string? HttpReferer { get; init; }
}
