namespace IdentDbBridge.Phones;

/// <summary>Where the clinic is: what completes a number that is written without its country or area.</summary>
public sealed record PhoneOptions
{
    /// <summary>Russia and Kazakhstan, without an area.</summary>
    public static PhoneOptions Default { get; } = new();

    /// <summary>
    /// The calling code of numbers written without one: <c>7</c>, with the trunk prefix 8 and the international prefix 810, or
    /// that of another country, with its own: 8 0 in Belarus, 06 in Hungary, 0 in most.
    /// </summary>
    /// <exception cref="ConfigurationException">No country has that code.</exception>
    public string DefaultCountry
    {
        get;
        init => field = IsDigits(value) && CountryCodes.Find(value).Digits == value.Length
            ? value
            : throw new ConfigurationException(T($"The default country must be a calling code such as 7 or 375, without a plus."));
    } = "7";

    /// <summary>The area of local numbers of 5 to 7 digits, such as <c>812</c>; null when such numbers are incomplete.</summary>
    /// <exception cref="ConfigurationException">Not 1 to 5 digits.</exception>
    public string? AreaCode
    {
        get;
        init => field = value is null || (IsDigits(value) && value.Length <= 5)
            ? value
            : throw new ConfigurationException(T($"The area code must be 1 to 5 digits such as 812, without a trunk prefix."));
    }

    static bool IsDigits(string? text) => text is { Length: > 0 } && text.All(char.IsAsciiDigit);
}
