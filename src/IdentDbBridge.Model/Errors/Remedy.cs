namespace IdentDbBridge.Errors;

/// <summary>What can be done about an error or a finding, for programs: messages name the cause and the object, and a program adds what its own users call the remedy.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="Name">To what: <see cref="RemedyKind"/> says what stands there; null where nothing does.</param>
/// <param name="Value">With what, likewise.</param>
public sealed record Remedy(RemedyKind Kind, string? Name = null, string? Value = null)
{
    /// <summary>An option to set.</summary>
    /// <param name="property">The property's name.</param>
    /// <param name="value">What fits; null where only the user knows it.</param>
    public static Remedy Option(string property, string? value = null) => new(RemedyKind.SetOption, property, value);
}
