using System.Globalization;
using IdentDbBridge.Ident;

namespace IdentDbBridge.Cli.Simulate;

/// <summary>What of a row decides whether IDENT can use it.</summary>
/// <param name="Key">The unique key.</param>
/// <param name="Phones">The numbers that must be complete.</param>
/// <param name="Direction">Of a call; null for a ticket.</param>
sealed record SeenRow(string Key, IReadOnlyList<string> Phones, string? Direction)
{
    // A hidden caller has no number.
    public static SeenRow Of(SeenCall call) => new(
        string.Create(CultureInfo.InvariantCulture, $"{call.DateAndTime:s}|{call.Direction}|{call.PhoneFrom}|{call.PhoneTo}"),
        string.IsNullOrEmpty(call.PhoneFrom) ? [call.PhoneTo ?? ""] : [call.PhoneFrom, call.PhoneTo ?? ""],
        call.Direction ?? "");

    public static SeenRow Of(SeenTicket ticket) => new(ticket.Id ?? "", [ticket.ClientPhone ?? ""], null);
}
