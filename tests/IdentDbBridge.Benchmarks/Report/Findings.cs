namespace IdentDbBridge.Benchmarks.Report;

/// <summary>All that was measured.</summary>
sealed class Findings
{
    public List<string> Servers { get; } = [];

    public List<Comparison> Comparisons { get; } = [];

    public List<Profile> Profiles { get; } = [];

    public List<GrowthPoint> Growth { get; } = [];

    public List<(string Row, string Text)> Remarks { get; } = [];

    public void Remark(string row, string text) => Remarks.Add((row, text));
}
