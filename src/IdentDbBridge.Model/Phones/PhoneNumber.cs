namespace IdentDbBridge.Phones;

/// <summary>
/// Phone numbers in any notation to E.164. IDENT recognises any notation of a number that is complete, alone in its field and
/// single (source: the vendor's integration pages); a number in E.164 is that whatever its reader is.
/// </summary>
public static class PhoneNumber
{
    /// <summary>
    /// Reads one number. <c>+8</c> and ten digits of a Russian number become <c>+7</c>: a trunk prefix written with a plus. A
    /// clearly marked extension ("доб. 12", "ext 12", "#12", ",12") is left out. Never throws on any text.
    /// </summary>
    /// <param name="text">As somebody wrote it, or percent-encoded, or a <c>tel:</c> or <c>sip:</c> address.</param>
    /// <param name="options">What completes a national or local number.</param>
    public static PhoneResult Parse(ReadOnlySpan<char> text, PhoneOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return text.Contains('%') ? ParsePlain(Decode(text), options) : ParsePlain(text, options);
    }

    /// <summary>As the public one; a Russian number that is in E.164 already, as nearly all are, is told at a glance and not copied.</summary>
    internal static PhoneResult Parse(string? text, PhoneOptions options) =>
        text is not null && IsRussianE164(text) ? new PhoneResult(text, PhoneProblem.None, false) : Parse(text.AsSpan(), options);

    static bool IsRussianE164(string text)
    {
        const int Length = 12;
        return text.Length == Length && text.StartsWith("+7", StringComparison.Ordinal)
            && !text.AsSpan(2).ContainsAnyExceptInRange('0', '9') && text.AsSpan(2).ContainsAnyExcept('0');
    }

    static PhoneResult ParsePlain(ReadOnlySpan<char> text, PhoneOptions options)
    {
        var scan = new PhoneScan(PhoneWords.WithoutScheme(text), stackalloc char[PhoneDigits.BufferSize]);
        PhoneProblem problem = scan.Read();
        PhoneDigits digits = scan.Digits;
        if (problem == PhoneProblem.None)
            problem = NumberingPlan.Complete(ref digits, scan.HasPlus, options);
        return problem == PhoneProblem.None
            ? new PhoneResult(digits.ToE164(), problem, scan.HasExtension)
            : new PhoneResult(null, problem, false);
    }

    /// <summary>In an encoded text a plus among the digits is a space.</summary>
    static string Decode(ReadOnlySpan<char> text)
    {
        int digit = Math.Max(0, text.IndexOfAnyInRange('0', '9'));
        return Uri.UnescapeDataString($"{text[..digit]}{text[digit..].ToString().Replace('+', ' ')}");
    }
}
