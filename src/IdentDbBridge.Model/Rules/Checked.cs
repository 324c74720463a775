namespace IdentDbBridge.Rules;

/// <summary>A record that went through the rules.</summary>
/// <param name="Record">As it goes into the table: phones in E.164, texts trimmed, blank ones null, times to the second, tags taken from the landing page. Not to be written while there are problems.</param>
/// <param name="Problems">Every rule that it breaks; empty when it is fit to be written.</param>
/// <param name="Notes">What had to be changed to make it fit, beyond trimming.</param>
public sealed record Checked<T>(T Record, IReadOnlyList<RuleProblem> Problems, IReadOnlyList<RuleNote> Notes)
    where T : class
{
    /// <summary>Whether it breaks no rule.</summary>
    public bool IsValid => Problems.Count == 0;

    /// <summary>The record, fit to be written.</summary>
    /// <exception cref="ValidationException">It breaks a rule.</exception>
    public T Accept() => IsValid ? Record : throw new ValidationException(Problems);
}
