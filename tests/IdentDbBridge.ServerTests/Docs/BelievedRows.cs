using System.Globalization;

namespace IdentDbBridge.ServerTests.Docs;

/// <summary>The three rules by which docs/integrator.md believes a schedule that was read by SQL.</summary>
static class BelievedRows
{
    const int KnownBranch = 5;
    const int KnownDoctor = 7;

    /// <param name="first">One reading.</param>
    /// <param name="second">The next one.</param>
    /// <param name="last">How many rows the last schedule had that was believed.</param>
    public static bool Are(List<object?[]> first, List<object?[]> second, int last) =>
        first.Select(Line).SequenceEqual(second.Select(Line))
        && second.All(r => r[KnownBranch] is not null && r[KnownDoctor] is not null)
        && second.Count >= 0.9 * last;

    static string Line(object?[] row) => string.Join('|', row.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)));
}
