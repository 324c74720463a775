namespace IdentDbBridge.Errors;

/// <summary>The scripts and the journal do not agree; nothing was run.</summary>
/// <param name="problems">A sentence for each script concerned, with its name and what to do.</param>
public sealed class DriftException(IReadOnlyList<string> problems) : IdentDbException(string.Join(Environment.NewLine, problems))
{
    /// <summary>A sentence for each script concerned.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
