namespace IdentDbBridge.Phones;

/// <summary>Completes the digits of a notation to a number with its country, or says what they lack.</summary>
static class NumberingPlan
{
    const int LongestInternal = 5;
    const int LongestLocal = 7;
    const int RussianNumber = 10;

    /// <summary>Twice a national number of ten digits: nobody types one number so long by mistake.</summary>
    const int TwoNumbers = 2 * RussianNumber;

    /// <summary>Leaves the whole number in <paramref name="digits"/>, without its plus.</summary>
    public static PhoneProblem Complete(ref PhoneDigits digits, bool hasPlus, PhoneOptions options)
    {
        if (digits.Count >= TwoNumbers)
            return PhoneProblem.SeveralNumbers;
        if (digits.AreZeros)
            return PhoneProblem.NoSuchNumber;
        if (hasPlus)
            return International(ref digits, options);
        if (digits.Count <= LongestLocal)
            return options.DefaultCountry == "7" ? Local(ref digits, options) : LocalElsewhere(ref digits, options);
        return DropInternationalPrefix(ref digits, options)
            ? International(ref digits, options)
            : National(ref digits, options);
    }

    /// <summary>00 is everybody's, 8-10 that of the countries with +7: no area of theirs begins with 1.</summary>
    static bool DropInternationalPrefix(ref PhoneDigits digits, PhoneOptions options)
    {
        int prefix = digits.StartWith("00") ? 2 : options.DefaultCountry == "7" && digits.StartWith("810") ? 3 : 0;
        digits.Drop(prefix);
        return prefix > 0;
    }

    static PhoneProblem International(ref PhoneDigits digits, PhoneOptions options)
    {
        if (options.DefaultCountry == "7" && digits.Count == RussianNumber + 1 && digits.StartWith("8") && IsArea(digits.Span[1]))
            ReplaceTrunk(ref digits);
        CountryCode country = CountryCodes.Find(digits.Span);
        int length = digits.Count - country.Digits;
        if (country.Digits == 0)
            return digits.Count < LongestInternal ? PhoneProblem.TooShort : PhoneProblem.NoSuchCountry;
        if (length < country.Shortest)
            return PhoneProblem.TooShort;
        if (length > country.Longest)
            return PhoneProblem.TooLong;
        return digits.Span[country.Digits..].ContainsAnyExcept('0') ? PhoneProblem.None : PhoneProblem.NoSuchNumber;
    }

    static PhoneProblem Local(ref PhoneDigits digits, PhoneOptions options)
    {
        if (options.AreaCode is { } area && digits.Count >= LongestInternal && Home(options).Fits(area.Length + digits.Count))
        {
            digits.Prepend(area);
            digits.Prepend(options.DefaultCountry);
            return PhoneProblem.None;
        }

        return digits.Count switch
        {
            1 => PhoneProblem.TooShort,
            <= LongestInternal => PhoneProblem.Internal,
            _ => PhoneProblem.NoAreaCode,
        };
    }

    /// <summary>Some countries have national numbers that are as short: Estonia's are of seven digits.</summary>
    static PhoneProblem LocalElsewhere(ref PhoneDigits digits, PhoneOptions options)
    {
        PhoneProblem problem = Local(ref digits, options);
        return problem == PhoneProblem.NoAreaCode && TryComplete(ref digits, options, exactly: true) ? PhoneProblem.None : problem;
    }

    static PhoneProblem National(ref PhoneDigits digits, PhoneOptions options) =>
        options.DefaultCountry == "7" ? Russian(ref digits, options) : Elsewhere(ref digits, options);

    static PhoneProblem Russian(ref PhoneDigits digits, PhoneOptions options)
    {
        char first = digits.Span[0];
        if (digits.Count < RussianNumber)
            return PhoneProblem.TooShort;
        if (digits.Count == RussianNumber && IsArea(first))
        {
            digits.Prepend("7");
            return PhoneProblem.None;
        }

        // Not 8 (029): that is how Belarus, and once Ukraine, dials its own. No area is 000: numbers that are made up have it.
        if (digits.Count == RussianNumber + 1 && first == '8' && (IsArea(digits.Span[1]) || digits.StartWith("8000")))
            ReplaceTrunk(ref digits);
        else if (digits.Count > RussianNumber + 1 && first is '7' or '8')
            return PhoneProblem.TooLong;
        return Foreign(ref digits, options);
    }

    static PhoneProblem Elsewhere(ref PhoneDigits digits, PhoneOptions options) =>
        TryComplete(ref digits, options, exactly: false) ? PhoneProblem.None : Foreign(ref digits, options);

    static bool TryComplete(ref PhoneDigits digits, PhoneOptions options, bool exactly)
    {
        if (NationalPlans.Complete(digits.Span, options.DefaultCountry, exactly) is not { } number)
            return false;
        digits.Replace(number);
        return true;
    }

    /// <summary>A number with its country and without its plus, as PBXs show callers: only where its length confirms the country.</summary>
    static PhoneProblem Foreign(ref PhoneDigits digits, PhoneOptions options)
    {
        CountryCode country = CountryCodes.Find(digits.Span);
        if (digits.Count > CountryCodes.LongestNumber)
            return PhoneProblem.TooLong;
        bool confirmed = digits.Count > RussianNumber && country.IsCertain && country.Fits(digits.Count - country.Digits);
        return confirmed && digits.Span[0] != '8' ? International(ref digits, options) : PhoneProblem.NoCountry;
    }

    static void ReplaceTrunk(ref PhoneDigits digits)
    {
        digits.Drop(1);
        digits.Prepend("7");
    }

    /// <summary>What areas behind +7 begin with: 3, 4, 8, 9 in Russia, 6 and 7 in Kazakhstan (the two countries' numbering plans).</summary>
    static bool IsArea(char digit) => digit is '3' or '4' or '6' or '7' or '8' or '9';

    static CountryCode Home(PhoneOptions options) => CountryCodes.Find(options.DefaultCountry);
}
