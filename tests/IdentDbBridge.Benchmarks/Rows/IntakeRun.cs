using System.Globalization;

namespace IdentDbBridge.Benchmarks.Rows;

/// <summary>What came of one run of many senders.</summary>
/// <param name="Count">Requests.</param>
/// <param name="Answered">Seconds until the last was answered.</param>
/// <param name="There">Seconds until all were rows of the table.</param>
/// <param name="Percentile99">Milliseconds of an answer.</param>
/// <param name="Processor">Seconds of processor time of the program.</param>
/// <param name="Server">That of the database's server.</param>
/// <param name="Early">Peak memory in bytes before the run.</param>
/// <param name="Peak">And after it.</param>
sealed record IntakeRun(int Count, double Answered, double There, double Percentile99, double Processor, double Server, long Early, long Peak)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count / There:0} requests/s ({Count / Answered:0} answered, 99 of 100 within {Percentile99:0.0} ms)");
}
