using IdentDbBridge.Calls;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Gateway.Senders;

/// <summary>One thing that a sender has said of a call or of a ticket, on its way into the exchange.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="WriteAsync">Writes it; may be repeated.</param>
sealed record Word(string Kind, Func<Exchange, CancellationToken, Task> WriteAsync)
{
    const string Ticket = "ticket";

    /// <summary>When that was of which it speaks; null where it names a call by its id only.</summary>
    public DateTimeOffset? At { get; private init; }

    /// <summary>Whether it speaks of a ticket, not of a call.</summary>
    public bool IsOfTicket => Kind == Ticket;

    public static Word Of(TicketRequest ticket) => new(Ticket, (exchange, cancel) => exchange.Tickets.AddAsync(ticket, cancel)) { At = ticket.CreatedAt };

    public static Word Of(CallStart call) => new("call-start", (exchange, cancel) => exchange.Calls.StartAsync(call, cancel)) { At = call.StartedAt };

    public static Word Of(CompletedCall call) => new("call", (exchange, cancel) => exchange.Calls.FinishAsync(call, cancel)) { At = call.StartedAt };

    public static Word Of(CallEnd end) => new("call-end", (exchange, cancel) => exchange.Calls.FinishAsync(end, cancel));

    public static Word Answered(string callId, DateTimeOffset at) => new("call-answer", (exchange, cancel) => exchange.Calls.AnswerAsync(callId, at, cancel));

    public static Word Recorded(string callId, string url) => new("record-url", (exchange, cancel) => exchange.Calls.SetRecordUrlAsync(callId, url, cancel));
}
