using System.Globalization;

namespace IdentDbBridge.Benchmarks.Measuring;

/// <summary>Runs of ours and of the baseline, taken in turn.</summary>
sealed class Pairs(IReadOnlyList<Usage> ours, IReadOnlyList<Usage> baseline)
{
    public IReadOnlyList<Usage> Ours => ours;

    public IReadOnlyList<Usage> Baseline => baseline;

    public static async Task<Pairs> RunAsync(int count, Func<Task<Usage>> ours, Func<Task<Usage>> baseline)
    {
        List<Usage> left = [], right = [];
        for (var i = 0; i < count; i++)
        {
            left.Add(await ours());
            right.Add(await baseline());
            Bench.Log(string.Create(CultureInfo.InvariantCulture, $"  ours {left[^1].Seconds:F3} s, baseline {right[^1].Seconds:F3} s"));
        }

        return new(left, right);
    }
}
