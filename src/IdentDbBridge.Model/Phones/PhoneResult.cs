namespace IdentDbBridge.Phones;

/// <summary>What a text came to as a phone number.</summary>
/// <param name="E164">The number as <c>+</c> and 7 to 15 digits; null unless <paramref name="Problem"/> is <see cref="PhoneProblem.None"/>.</param>
/// <param name="Problem">Why there is none.</param>
/// <param name="HadExtension">Whether an extension ("доб. 12") stood behind the number; it was left out.</param>
public readonly record struct PhoneResult(string? E164, PhoneProblem Problem, bool HadExtension)
{
    /// <summary>Whether the text is one complete number.</summary>
    public bool IsNumber => Problem == PhoneProblem.None;
}
