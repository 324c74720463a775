using System.Diagnostics.CodeAnalysis;

namespace IdentDbBridge.Tickets;

/// <summary>A request from a site or an aggregator: a row of <c>IDENT_Tickets</c>.</summary>
public sealed record Ticket : TicketContent
{
    public Ticket()
    {
    }

    /// <param name="content">All but the times.</param>
    /// <param name="dateAndTime">When it was made, in the clinic's local time, to the second.</param>
    [SetsRequiredMembers]
    public Ticket(TicketContent content, DateTime dateAndTime) : base(content) => DateAndTime = dateAndTime;

    /// <summary>When it was made, in the clinic's local time, to the second.</summary>
    public required DateTime DateAndTime { get; init; }

    /// <summary>Begin of the wished time, clinic-local; null for no wish.</summary>
    public DateTime? PlanStart { get; init; }

    /// <summary>End of the wished time: not before <see cref="PlanStart"/> and at most 12 hours after it.</summary>
    public DateTime? PlanEnd { get; init; }
}
