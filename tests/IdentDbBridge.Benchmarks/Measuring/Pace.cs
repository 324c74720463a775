namespace IdentDbBridge.Benchmarks.Measuring;

/// <summary>How an operation is measured.</summary>
enum Pace
{
    /// <summary>Far below a second: many in an iteration.</summary>
    Many,

    /// <summary>Seconds: one in an iteration.</summary>
    One,
}
