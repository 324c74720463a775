using IdentDbBridge.Benchmarks.Measuring;

namespace IdentDbBridge.Benchmarks.Report;

/// <summary>One line of the table.</summary>
/// <param name="Row">The row's name.</param>
/// <param name="Server">The server's name; null when none takes part.</param>
/// <param name="What">What is compared, where a row has several lines.</param>
/// <param name="Unit">Of both values.</param>
/// <param name="Ours">The median.</param>
/// <param name="Baseline">The median.</param>
/// <param name="Ratios">Ours to the baseline, of each pair.</param>
/// <param name="Goal">Null where the line only informs.</param>
sealed record Comparison(string Row, string? Server, string What, string Unit, double Ours, double Baseline, IReadOnlyList<double> Ratios, Goal? Goal)
{
    public double Ratio => Ratios.Median();

    public bool? IsMet => Goal?.IsMet(Ratio, Ours);

    /// <summary>Of whole runs.</summary>
    /// <param name="value">What is compared of a run.</param>
    public static Comparison Of(string row, string? server, string what, string unit, Pairs pairs, Func<Usage, double> value, Goal? goal) =>
        Of(row, server, what, unit, [.. pairs.Ours.Zip(pairs.Baseline, (ours, baseline) => (value(ours), value(baseline)))], goal);

    public static Comparison Of(string row, string? server, string what, string unit, IReadOnlyList<(double Ours, double Baseline)> pairs, Goal? goal) =>
        new(row, server, what, unit, pairs.Select(p => p.Ours).Median(), pairs.Select(p => p.Baseline).Median(), [.. pairs.Select(p => p.Ours / p.Baseline)], goal);
}
