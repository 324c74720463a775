using IdentDbBridge.Phones;

namespace IdentDbBridge.Rules;

/// <summary>What was found in place of a phone number, in words that hold none of its digits.</summary>
static class PhoneWording
{
    public static string ValueClass(PhoneProblem problem, string? text) => problem switch
    {
        PhoneProblem.Hidden => T($"hidden number"),
        PhoneProblem.Internal => T($"{Digits(text)}, an internal number"),
        PhoneProblem.NoAreaCode => T($"{Digits(text)}, no area"),
        PhoneProblem.NoCountry => T($"{Digits(text)}, no country"),
        PhoneProblem.NoSuchCountry => T($"{Digits(text)}, a country code that does not exist"),
        PhoneProblem.NoSuchNumber => T($"zeros only"),
        PhoneProblem.TooShort => T($"{Digits(text)}, too few"),
        PhoneProblem.TooLong => T($"{Digits(text)}, too many"),
        PhoneProblem.SeveralNumbers => T($"more than one number"),
        _ => T($"letters or other characters"),
    };

    static string Digits(string? text)
    {
        int digits = PhoneScan.CountDigits(text);
        return digits == 1 ? T($"{digits} digit") : T($"{digits} digits");
    }
}
