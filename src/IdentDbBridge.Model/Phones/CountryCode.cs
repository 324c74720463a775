namespace IdentDbBridge.Phones;

/// <summary>What is known of the numbers behind a country calling code.</summary>
/// <param name="Digits">How long the code is; 0 when no country has it.</param>
/// <param name="Shortest">The fewest digits behind the code.</param>
/// <param name="Longest">The most digits behind it.</param>
/// <param name="IsCertain">Whether the two lengths are those of the country, not just the limits of E.164.</param>
readonly record struct CountryCode(int Digits, int Shortest, int Longest, bool IsCertain)
{
    public bool Fits(int length) => length >= Shortest && length <= Longest;
}
