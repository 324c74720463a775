using System.Diagnostics;
using IdentDbBridge.Outbox;
using IdentDbBridge.Phones;
using IdentDbBridge.Schedule;

namespace IdentDbBridge;

/// <summary>Which exchange database, and what the clinic around it is like. Can be bound from configuration.</summary>
public sealed record ExchangeOptions
{
    /// <summary><c>mssql</c>, <c>mysql</c> (MariaDB, too) or <c>sqlite</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>The ADO.NET connection string, naming the exchange database. Never shown or stored.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public required string ConnectionString { get; init; }

    /// <summary>The clinic's time zone, IANA or Windows: <c>Asia/Krasnoyarsk</c>, <c>North Asia Standard Time</c>. The tables hold its wall-clock time.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Names of exchange tables that differ from the documented ones, by block; null for those that the database remembers.</summary>
    public IReadOnlyDictionary<string, string>? Tables { get; init; }

    /// <summary>What completes phone numbers that are written without country or area.</summary>
    // An instance of its own: a configuration binder writes into what it finds.
    public PhoneOptions Phones { get; init; } = new();

    /// <summary>How long a ticket may be corrected after it was made: IDENT's interval of reading tickets, 2 minutes unless the clinic has changed it.</summary>
    public TimeSpan TicketInterval { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How a half-written schedule is detected.</summary>
    public ScheduleReadOptions Schedule { get; init; } = new();

    /// <summary>Keeps calls and tickets while the server is away; null for none, and then they fail.</summary>
    public OutboxOptions? Outbox { get; init; }

    /// <summary>Without the connection string, which may hold a password.</summary>
    public override string ToString() => $"{nameof(ExchangeOptions)} {{ Provider = {Provider} }}";
}
