namespace IdentDbBridge.Errors;

/// <summary>The scripts and the journal do not agree; nothing was run.</summary>
/// <param name="problems">Each script concerned.</param>
public sealed class DriftException(IReadOnlyList<ScriptProblem> problems) : IdentDbException(string.Join(Environment.NewLine, problems.Select(p => p.Message)))
{
    /// <summary>Each script concerned.</summary>
    public IReadOnlyList<ScriptProblem> Problems { get; } = problems;
}
