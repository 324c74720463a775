using System.Globalization;

namespace IdentDbBridge.Phones;

/// <summary>Takes the digits out of a notation, and refuses what is more than one number or none.</summary>
ref struct PhoneScan(ReadOnlySpan<char> text, Span<char> buffer)
{
    /// <summary>Digits of the shortest number that two of could stand in a field.</summary>
    const int ShortestNumber = 7;
    const int LongestExtension = 6;

    readonly ReadOnlySpan<char> _text = text;
    PhoneDigits _digits = new(buffer);
    int _at;

    public readonly PhoneDigits Digits => _digits;

    public bool HasPlus { get; private set; }

    public bool HasExtension { get; private set; }

    public PhoneProblem Read()
    {
        var problem = PhoneProblem.None;
        while (problem == PhoneProblem.None && _at < _text.Length)
            problem = Take(_text[_at]);
        return problem == PhoneProblem.None && _digits.Count == 0 ? PhoneProblem.Empty : problem;
    }

    PhoneProblem Take(char c)
    {
        int digit = Digit(c);
        if (digit >= 0)
            return TakeDigit(digit);
        if (IsSeparator(c))
            return TakeSeparator(c);
        return c switch
        {
            '+' or '\uFF0B' => TakePlus(),
            '/' or '\\' or '|' => TakeSlash(c),
            ',' or ';' or '#' or '*' => TakeMark(),
            _ when char.IsLetter(c) => TakeWord(),
            _ => PhoneProblem.NotANumber,
        };
    }

    PhoneProblem TakeDigit(int digit)
    {
        _digits.Add(digit);
        _at++;
        return PhoneProblem.None;
    }

    PhoneProblem TakeSeparator(char c)
    {
        _at += c == '(' && IsTrunkZero() ? "(0)".Length : 1;
        return PhoneProblem.None;
    }

    /// <summary>+44 (0)20 7946 0958: the zero is for callers at home only. In Italy (39) it belongs to the number.</summary>
    readonly bool IsTrunkZero()
    {
        if (!_text[_at..].StartsWith("(0)"))
            return false;
        ReadOnlySpan<char> country = HasPlus ? _digits.Span : _digits.StartWith("00") ? _digits.Span[2..] : [];
        return country.Length > 0 && CountryCodes.Find(country).Digits == country.Length && !country.SequenceEqual("39");
    }

    PhoneProblem TakePlus()
    {
        if (_digits.Count > 0)
            return Refuse();
        HasPlus = true;
        _at++;
        return PhoneProblem.None;
    }

    /// <summary>030/1234567 is one number, 0000111/0000112 and 1234567/68 are two.</summary>
    PhoneProblem TakeSlash(char c)
    {
        _at++;
        if (DigitsAhead() == 0)
            return PhoneProblem.None;
        return c == '/' && _digits.Count < ShortestNumber ? PhoneProblem.None : PhoneProblem.SeveralNumbers;
    }

    PhoneProblem TakeMark()
    {
        if (_digits.Count == 0)
            return Refuse();
        _at++;
        return TakeExtension();
    }

    PhoneProblem TakeWord()
    {
        if (_digits.Count == 0)
            return PhoneWords.IsHidden(_text) ? PhoneProblem.Hidden : PhoneProblem.NotANumber;
        int word = PhoneWords.ExtensionMark(_text[_at..]);
        if (word == 0)
            return Refuse();
        _at += word;
        return TakeExtension();
    }

    /// <summary>Behind the mark: a second mark (";ext="), then up to six digits and the end, or this is something else.</summary>
    PhoneProblem TakeExtension()
    {
        ReadOnlySpan<char> rest = _text[_at..].TrimStart(" .,:=;#");
        rest = rest[PhoneWords.ExtensionMark(rest)..].TrimStart(" .:=");
        int digits = 0;
        foreach (char c in rest)
        {
            if (Digit(c) >= 0)
                digits++;
            else if (!IsSeparator(c))
                return Refuse();
        }

        if (digits > LongestExtension)
            return PhoneProblem.SeveralNumbers;
        HasExtension = digits > 0;
        _at = _text.Length;
        return PhoneProblem.None;
    }

    readonly PhoneProblem Refuse() =>
        _digits.Count >= ShortestNumber && DigitsAhead() >= ShortestNumber ? PhoneProblem.SeveralNumbers : PhoneProblem.NotANumber;

    readonly int DigitsAhead() => CountDigits(_text[_at..]);

    public static int CountDigits(ReadOnlySpan<char> text)
    {
        int count = 0;
        foreach (char c in text)
            count += Digit(c) >= 0 ? 1 : 0;
        return count;
    }

    /// <summary>The value of a digit of any script (full-width ones come from phones set to Japanese); -1 for no digit.</summary>
    static int Digit(char c) =>
        char.IsAsciiDigit(c) ? c - '0' : char.IsAscii(c) ? -1 : CharUnicodeInfo.GetDecimalDigitValue(c);

    /// <summary>What people write between digits; quotes and angle brackets come from spreadsheets and PBXs, direction marks from copied contacts.</summary>
    static bool IsSeparator(char c) => char.IsAscii(c)
        ? c is ' ' or '-' or '(' or ')' or '.' or '\t' or '\r' or '\n' or '[' or ']' or '_' or '~' or '\'' or '"' or '<' or '>'
        : c is '\u00B7' or '\u2022' or '\u2212' or '\uFF0E' || IsSeparator(char.GetUnicodeCategory(c));

    static bool IsSeparator(UnicodeCategory category) => category is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
        or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.Format;
}
