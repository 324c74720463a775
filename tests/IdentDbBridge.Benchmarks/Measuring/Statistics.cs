namespace IdentDbBridge.Benchmarks.Measuring;

static class Statistics
{
    public static double Median(this IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>The run whose time is the median; of an even number the longer of the two in the middle.</summary>
    public static Usage MedianRun(this IEnumerable<Usage> runs)
    {
        var sorted = runs.OrderBy(run => run.Seconds).ToList();
        return sorted[sorted.Count / 2];
    }
}
