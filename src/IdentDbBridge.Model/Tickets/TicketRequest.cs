namespace IdentDbBridge.Tickets;

/// <summary>A request as a site or an aggregator sends it.</summary>
public sealed record TicketRequest : TicketContent
{
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Begin of the wished time; null for no wish.</summary>
    public DateTimeOffset? PlanStart { get; init; }

    /// <summary>End of the wished time: not before <see cref="PlanStart"/> and at most 12 hours after it.</summary>
    public DateTimeOffset? PlanEnd { get; init; }
}
