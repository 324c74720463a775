using IdentDbBridge.Rules;

namespace IdentDbBridge.Tickets;

/// <summary>All of a ticket but its times.</summary>
public abstract record TicketContent : MarketedRecord
{
    /// <summary>The writer's own id, unique among all writers, up to 400 characters.</summary>
    public required string Id { get; init; }

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

    /// <summary>IDENT's number of the wished doctor; null for any.</summary>
    public int? DoctorId { get; init; }

    public string? DoctorName { get; init; }

    /// <summary>What the client wrote, up to 4,000 characters.</summary>
    public string? Comment { get; init; }
}
