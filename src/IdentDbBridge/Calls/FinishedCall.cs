namespace IdentDbBridge.Calls;

/// <summary>A call that has ended: a row of <c>IDENT_FinishedCalls</c>. Its key is time, direction and both numbers.</summary>
public sealed record FinishedCall
{
    /// <summary>When it began, in the clinic's local time, to the second.</summary>
    public required DateTime DateAndTime { get; init; }

    public required CallDirection Direction { get; init; }

    /// <summary>One complete number; empty for a hidden caller.</summary>
    public required string PhoneFrom { get; init; }

    /// <summary>One complete number.</summary>
    public required string PhoneTo { get; init; }

    /// <summary>Seconds until the answer, or until somebody hung up.</summary>
    public int WaitInSeconds { get; init; }

    /// <summary>Seconds of talk; null when nobody answered.</summary>
    public int? TalkInSeconds { get; init; }

    /// <summary>Line, trunk or operator, for people; null for none.</summary>
    public string? LineDescription { get; init; }

    /// <summary>Where the recording is; null for none.</summary>
    public string? RecordUrl { get; init; }

    public string? UtmSource { get; init; }

    public string? UtmMedium { get; init; }

    public string? UtmCampaign { get; init; }

    public string? UtmTerm { get; init; }

    public string? UtmContent { get; init; }

    /// <summary>The page that led to the call; null for none.</summary>
    public string? HttpReferer { get; init; }

    /// <summary>
    /// Not a column: the address of the page on which the visitor arrived, from which the rules take the UTM tags and the referer
    /// that are not given; null for none.
    /// </summary>
    public string? LandingUrl { get; init; }
}
