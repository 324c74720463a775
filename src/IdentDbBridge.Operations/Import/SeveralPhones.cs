using System.Text.RegularExpressions;
using IdentDbBridge.Phones;

namespace IdentDbBridge.Import;

/// <summary>A field with several numbers of one client, as CRMs export them: "+7 999 000-11-22, 8 999 000-11-33".</summary>
static partial class SeveralPhones
{
    /// <summary>
    /// The number to take of a field that holds more than one; the text as it is where it holds one or none, or where they differ and <paramref name="takeFirst"/> does not settle it.
    /// </summary>
    public static string? Choose(string? text, PhoneOptions options, bool takeFirst)
    {
        if (PhoneNumber.Parse(text, options).Problem is not (PhoneProblem.SeveralNumbers or PhoneProblem.TooLong or PhoneProblem.NotANumber))
            return text;
        string[] numbers = [.. Mark().Split(text!).Where(piece => PhoneNumber.Parse(piece, options).IsNumber)];
        return numbers.Length > 1 && (takeFirst || numbers.Select(n => PhoneNumber.Parse(n, options).E164).Distinct().Count() == 1) ? numbers[0] : text;
    }

    [GeneratedRegex(@"[,;|/\r\n]|\s(?:и|или|and|or)\s", RegexOptions.IgnoreCase)]
    private static partial Regex Mark();
}
