using System.Globalization;
using PhoneNumbers;

namespace IdentDbBridge.Phones;

/// <summary>
/// Numbers of countries other than those of +7, as they are dialled there: Google's libphonenumber knows each one's trunk prefixes, lengths and ranges. It
/// is loaded when the first such number is met (decision 12).
/// </summary>
static class NationalPlans
{
    // What all of them dialled once before a national number, with or without a 0 behind it. Of these countries libphonenumber has forgotten it.
    const char SovietTrunk = '8';

    const int LongNumber = 12;

    static readonly string[] SovietTrunkCountries = ["373", "374", "380", "992", "994", "995", "996", "998"];

    /// <summary>The whole number, without its plus; null when the digits are none of the country's.</summary>
    /// <param name="digits">As they are dialled in the country.</param>
    /// <param name="country">Its calling code.</param>
    /// <param name="exactly">Whether the number must be of a range in use; otherwise one of the right length will do.</param>
    public static string? Complete(ReadOnlySpan<char> digits, string country, bool exactly)
    {
        PhoneNumberUtil plans = PhoneNumberUtil.GetInstance();
        string? region = plans.GetRegionCodeForCountryCode(int.Parse(country, CultureInfo.InvariantCulture));
        // Germany has areas that begin as its code does; so long a number is an international one without its plus.
        if (digits.Length >= LongNumber && digits.StartsWith(country) && Read(plans, $"+{digits}", region, exactly: true) is { } whole)
            return whole;
        if (Read(plans, digits, region, exactly) is { } number)
            return number;
        return digits[0] == SovietTrunk && SovietTrunkCountries.Contains(country) ? Read(plans, digits[1..], region, exactly) : null;
    }

    static string? Read(PhoneNumberUtil plans, ReadOnlySpan<char> digits, string? region, bool exactly)
    {
        try
        {
            PhoneNumbers.PhoneNumber number = plans.Parse(digits.ToString(), region);
            bool fits = plans.IsValidNumber(number)
                || (!exactly && plans.IsPossibleNumberForTypeWithReason(number, PhoneNumberType.FIXED_LINE_OR_MOBILE) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE);
            return fits ? plans.Format(number, PhoneNumberFormat.E164)[1..] : null;
        }
        catch (NumberParseException)
        {
            // Its way to say that the digits are none.
            return null;
        }
    }
}
