namespace IdentDbBridge.Benchmarks.Report;

/// <summary>One point of a growth curve.</summary>
sealed record GrowthPoint(string Action, string Server, int Rows, double Seconds);
