namespace IdentDbBridge.Schema.Shapes;

/// <summary>A CHECK.</summary>
/// <param name="Text">The condition as it was written or as the server tells it; empty where the login may not see it.</param>
/// <param name="IsOff">Whether it is not enforced, or was not checked against the rows that are there.</param>
sealed record ConstraintShape(string Name, string Text, bool IsOff)
{
    /// <summary>The same for one condition however a server writes it.</summary>
    public string Meaning { get; } = ConstraintText.Canonical(Text);

    public bool Mentions(string column) => ConstraintText.Mentions(Text, column);
}
