using IdentDbBridge.Tickets;

namespace IdentDbBridge.Health.Checks;

/// <summary>A ticket as it lies in the table, whatever it holds.</summary>
sealed class TicketRow
{
    public string? Id { get; set; }

    public DateTime? DateAndTime { get; set; }

    public string? ClientPhone { get; set; }

    public string? ClientFullName { get; set; }

    public string? ClientSurname { get; set; }

    public string? ClientName { get; set; }

    public string? ClientPatronymic { get; set; }

    public DateTime? PlanStart { get; set; }

    public DateTime? PlanEnd { get; set; }

    public Ticket Ticket() => new()
    {
        Id = Id ?? "",
        DateAndTime = DateAndTime ?? default,
        ClientPhone = ClientPhone ?? "",
        ClientFullName = ClientFullName,
        ClientSurname = ClientSurname,
        ClientName = ClientName,
        ClientPatronymic = ClientPatronymic,
        PlanStart = PlanStart,
        PlanEnd = PlanEnd,
    };
}
