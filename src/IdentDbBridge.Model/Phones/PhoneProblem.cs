namespace IdentDbBridge.Phones;

/// <summary>Why a text is not one complete phone number.</summary>
public enum PhoneProblem
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>Nothing, or nothing but spaces and punctuation.</summary>
    Empty,

    /// <summary>Words for a caller who hides the number: anonymous, unknown, &lt;restricted&gt;, "Скрытый номер".</summary>
    Hidden,

    /// <summary>2 to 5 digits: an internal number of a PBX.</summary>
    Internal,

    /// <summary>A local number of 5 to 7 digits, and no <see cref="PhoneOptions.AreaCode"/> that completes it.</summary>
    NoAreaCode,

    /// <summary>As many digits as a complete number has, but they begin neither with a country nor with an area of the clinic's country.</summary>
    NoCountry,

    /// <summary>Written internationally, with a country calling code that does not exist.</summary>
    NoSuchCountry,

    /// <summary>Zeros only, with or without a country.</summary>
    NoSuchNumber,

    /// <summary>Fewer digits than the country's numbers have.</summary>
    TooShort,

    /// <summary>More digits than the country's numbers have, or more than the 15 of E.164.</summary>
    TooLong,

    /// <summary>Two numbers or more.</summary>
    SeveralNumbers,

    /// <summary>Letters or other characters that no number is written with.</summary>
    NotANumber,
}
