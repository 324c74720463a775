using System.Globalization;

namespace IdentDbBridge.Outbox;

/// <summary>A kind of records that waits.</summary>
sealed record OutboxKind
{
    public required string Kind { get; init; }

    /// <summary>When the last of them may be sent, as the file has it; empty when none was postponed.</summary>
    public required string LastNotBefore { get; init; }

    /// <summary>Likewise.</summary>
    public DateTime PostponedUntil => LastNotBefore.Length == 0 ? default : DateTime.Parse(LastNotBefore, CultureInfo.InvariantCulture);
}
