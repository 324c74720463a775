namespace IdentDbBridge.Rules;

/// <summary>What became of a record, and what the rules changed in it. Stands for its <see cref="Outcome"/> wherever one is wanted.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Notes">What was cut, left out or cleaned (decision 6); as a rule nothing.</param>
public sealed record WriteResult(Outcome Outcome, IReadOnlyList<RuleNote> Notes)
{
    /// <summary>Without the notes.</summary>
    public static implicit operator Outcome(WriteResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Outcome;
    }

    /// <summary>The outcome, and how many notes there are.</summary>
    public override string ToString() => Notes.Count == 0 ? $"{Outcome}" : $"{Outcome} ({Notes.Count})";
}
