using IdentDbBridge.Phones;

namespace IdentDbBridge.Import;

/// <summary>What an office dials for an outside line, such as 9. Left before a number it can make another country of it: 9 8 999… is Iran.</summary>
static class OutsidePrefix
{
    // A branch behind the head office dials it twice.
    const int Most = 2;

    const string Pauses = " ,;wWpP-~";

    // With a trunk prefix: two digits more before fewer are just as well the country of the number.
    const int WholeNational = 11;

    /// <summary>Without the prefix, and what stands for a pause behind it, when that leaves a number; unchanged otherwise.</summary>
    public static string Strip(string number, string prefix, PhoneOptions phones)
    {
        ReadOnlySpan<char> rest = number;
        string? foreign = null;
        for (int i = 0; i < Most && rest.StartsWith(prefix); i++)
        {
            rest = rest[prefix.Length..].TrimStart(Pauses);
            PhoneResult result = PhoneNumber.Parse(rest, phones);
            if (IsHome(result, phones) || (result.IsNumber && SaysItsCountry(rest, phones)))
                return rest.ToString();
            if (result.IsNumber)
                foreign ??= rest.ToString();
        }

        return foreign ?? number;
    }

    /// <summary>The digit that seems to be one; null when the number is right as it is, or wrong for another reason.</summary>
    /// <param name="number">As the record has it.</param>
    /// <param name="isDialled">Whether the clinic dialled it: before callers only 9 is usual, and a country is likelier than another.</param>
    /// <param name="phones">Where the clinic is.</param>
    public static char? Suspect(string number, bool isDialled, PhoneOptions phones)
    {
        if (IsPlainHome(number, phones) || number.Length == 0 || !char.IsAsciiDigit(number[0]) || (!isDialled && number[0] != '9'))
            return null;
        PhoneResult whole = PhoneNumber.Parse(number, phones);
        if (IsHome(whole, phones) || (whole.IsNumber && SaysItsCountry(number, phones)))
            return null;
        ReadOnlySpan<char> rest = number.AsSpan(1).TrimStart(Pauses);
        if (IsDialledHome(rest, phones))
            return number[0];
        bool twice = !rest.IsEmpty && rest[0] == number[0];
        rest = twice ? rest[1..].TrimStart(Pauses) : default;
        return PhoneScan.CountDigits(rest) >= WholeNational && IsDialledHome(rest, phones) ? number[0] : null;
    }

    /// <summary>Whether it is a complete number of the clinic's country.</summary>
    public static bool IsHome(ReadOnlySpan<char> number, PhoneOptions phones) => IsHome(PhoneNumber.Parse(number, phones), phones);

    static bool IsHome(PhoneResult result, PhoneOptions phones) => result.E164 is { } e164 && e164.AsSpan(1).StartsWith(phones.DefaultCountry);

    static bool SaysItsCountry(ReadOnlySpan<char> number, PhoneOptions phones) =>
        number.StartsWith("+") || number.StartsWith("00") || (phones.DefaultCountry == "7" && number.StartsWith("810"));

    /// <summary>A number of the clinic's country as people dial it. 374 and 375 without their 3 look like one of Kazakhstan, which is not dialled so.</summary>
    static bool IsDialledHome(ReadOnlySpan<char> rest, PhoneOptions phones)
    {
        if (!IsHome(rest, phones))
            return false;
        if (phones.DefaultCountry != "7" || rest[0] is not ('6' or '7'))
            return true;
        return rest[0] == '7' && PhoneScan.CountDigits(rest) == WholeNational && rest[1] is '3' or '4' or '8' or '9';
    }

    /// <summary>As nearly all are: told without reading it as a number.</summary>
    static bool IsPlainHome(string number, PhoneOptions phones) =>
        phones.DefaultCountry == "7" && number.Length == WholeNational && number[0] is '7' or '8' && !number.AsSpan().ContainsAnyExceptInRange('0', '9');
}
