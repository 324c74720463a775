namespace IdentDbBridge.Tickets;

/// <summary>A request from a site or an aggregator: a row of <c>IDENT_Tickets</c>.</summary>
public sealed record Ticket
{
    /// <summary>The writer's own id, unique among all writers, up to 400 characters.</summary>
    public required string Id { get; init; }

    /// <summary>When it was made, in the clinic's local time, to the second.</summary>
    public required DateTime DateAndTime { get; init; }

    /// <summary>One complete number.</summary>
    public required string ClientPhone { get; init; }

    public string? ClientEmail { get; init; }

    /// <summary>The form that it came from, for people.</summary>
    public string? FormName { get; init; }

    /// <summary>The whole name in one; then the three parts must be null.</summary>
    public string? ClientFullName { get; init; }

    public string? ClientSurname { get; init; }

    public string? ClientName { get; init; }

    public string? ClientPatronymic { get; init; }

    /// <summary>Begin of the wished time, clinic-local; null for no wish.</summary>
    public DateTime? PlanStart { get; init; }

    /// <summary>End of the wished time: not before <see cref="PlanStart"/> and at most 12 hours after it.</summary>
    public DateTime? PlanEnd { get; init; }

    /// <summary>IDENT's number of the wished doctor; null for any.</summary>
    public int? DoctorId { get; init; }

    public string? DoctorName { get; init; }

    /// <summary>What the client wrote, up to 4,000 characters.</summary>
    public string? Comment { get; init; }

    public string? UtmSource { get; init; }

    public string? UtmMedium { get; init; }

    public string? UtmCampaign { get; init; }

    public string? UtmTerm { get; init; }

    public string? UtmContent { get; init; }

    /// <summary>The page that led to the form; null for none.</summary>
    public string? HttpReferer { get; init; }

    /// <summary>
    /// Not a column: the address of the page on which the visitor arrived, from which the rules take the UTM tags and the referer
    /// that are not given; null for none.
    /// </summary>
    public string? LandingUrl { get; init; }
}
