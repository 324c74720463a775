using System.Globalization;

namespace IdentDbBridge.Benchmarks.Report;

/// <summary>What is wanted.</summary>
/// <param name="Limit">Of the ratio.</param>
/// <param name="IsLeast">Whether the ratio must be at least that, not at most.</param>
/// <param name="OrOurs">What is enough of ours, whatever the ratio; null for none.</param>
sealed record Goal(double Limit, bool IsLeast, double? OrOurs = null)
{
    public static Goal AtLeast(double limit) => new(limit, true);

    public static Goal AtMost(double limit) => new(limit, false);

    public bool IsMet(double ratio, double ours) => ours >= OrOurs || (IsLeast ? ratio >= Limit : ratio <= Limit);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsLeast ? "≥" : "≤")} {Limit:0.0#}{(OrOurs is { } enough ? $", or {enough:0}" : "")}");
}
