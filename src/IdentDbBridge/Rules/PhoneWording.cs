using System.Globalization;
using IdentDbBridge.Phones;

namespace IdentDbBridge.Rules;

/// <summary>What was found in place of a phone number, in words that hold none of its digits.</summary>
static class PhoneWording
{
    public static string ValueClass(PhoneProblem problem, string? text) => problem switch
    {
        PhoneProblem.Hidden => "hidden number",
        PhoneProblem.Internal => $"{Digits(text)}, an internal number",
        PhoneProblem.NoAreaCode => $"{Digits(text)}, no area",
        PhoneProblem.NoCountry => $"{Digits(text)}, no country",
        PhoneProblem.NoSuchCountry => $"{Digits(text)}, a country code that does not exist",
        PhoneProblem.NoSuchNumber => "zeros only",
        PhoneProblem.TooShort => $"{Digits(text)}, too few",
        PhoneProblem.TooLong => $"{Digits(text)}, too many",
        PhoneProblem.SeveralNumbers => "more than one number",
        _ => "letters or other characters",
    };

    static string Digits(string? text)
    {
        int digits = PhoneScan.CountDigits(text);
        return string.Create(CultureInfo.InvariantCulture, $"{digits} digit{(digits == 1 ? "" : "s")}");
    }
}
