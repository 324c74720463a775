namespace IdentDbBridge.Phones;

/// <summary>Phones as IDENT reads them. What our own rules would still repair (<c>+8…</c>, an extension) IDENT does not.</summary>
public static class IdentPhone
{
    /// <summary>Whether IDENT recognises the text as one complete number.</summary>
    public static bool IsRecognised(string? phone)
    {
        PhoneResult result = PhoneNumber.Parse(phone, PhoneOptions.Default);
        return result is { IsNumber: true, HadExtension: false } && !(phone!.StartsWith("+8", StringComparison.Ordinal) && result.E164!.StartsWith("+7", StringComparison.Ordinal));
    }
}
