namespace IdentDbBridge.Cli.Simulate;

/// <summary>What one run of a task came to. Holds numbers only, nothing of a row.</summary>
/// <param name="New">Rows that this client had not seen before; of an upload, rows written.</param>
/// <param name="Total">Rows read or written.</param>
/// <param name="Warnings">What IDENT could not use.</param>
/// <param name="Ongoing">Calls that ring or are talked on now; null of other tasks.</param>
sealed record TaskResult(int New, int Total, Warnings Warnings, int? Ongoing = null);

/// <summary>Rows that IDENT could not use, by class.</summary>
/// <param name="DuplicateKeys">Of two rows with one key it takes one, undefined which.</param>
/// <param name="Phones">New rows with a number that is not complete, or not single.</param>
/// <param name="Directions">New calls that are neither in nor out.</param>
sealed record Warnings(int DuplicateKeys, int Phones, int Directions)
{
    public static Warnings None { get; } = new(0, 0, 0);
}
