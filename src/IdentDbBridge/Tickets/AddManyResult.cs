using IdentDbBridge.Rules;

namespace IdentDbBridge.Tickets;

/// <summary>What adding many tickets came to. Stands for an <see cref="AddResult"/> wherever one is wanted.</summary>
/// <param name="Added">Tickets that are new.</param>
/// <param name="AlreadyThere">Tickets whose Id the table had; they were left as they are.</param>
/// <param name="Notes">What the rules changed; <see cref="RuleNote.Index"/> says in which of them.</param>
public sealed record AddManyResult(int Added, int AlreadyThere, IReadOnlyList<RuleNote> Notes)
{
    /// <summary>Without the notes.</summary>
    public static implicit operator AddResult(AddManyResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new AddResult(result.Added, result.AlreadyThere);
    }
}
