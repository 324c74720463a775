using IdentDbBridge.Rules;

namespace IdentDbBridge.Import;

/// <summary>A record on its way from the file to the table.</summary>
/// <param name="Record">Fit to be written; null when it is rejected.</param>
/// <param name="Lines">The lines that it was made of: several legs can be one call. Each of them is accounted for.</param>
/// <param name="Problems">Why it is rejected.</param>
sealed record Candidate<T>(T? Record, IReadOnlyList<long> Lines, IReadOnlyList<RuleProblem> Problems)
    where T : class
{
    public static Candidate<T> Rejected(IReadOnlyList<long> lines, params IReadOnlyList<RuleProblem> problems) => new(null, lines, problems);

    public static Candidate<T> From(IReadOnlyList<long> lines, Checked<T> record) =>
        record.IsValid ? new(record.Record, lines, []) : Rejected(lines, record.Problems);
}
