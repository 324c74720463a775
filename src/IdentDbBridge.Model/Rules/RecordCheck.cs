using IdentDbBridge.Phones;

namespace IdentDbBridge.Rules;

/// <summary>Takes one record through the rules, value by value, and remembers what it breaks.</summary>
sealed class RecordCheck(PhoneOptions phones)
{
    const int FirstYear = 2000;
    const int LastYear = 2199;

    List<RuleProblem>? _problems;
    List<RuleNote>? _notes;

    public Checked<T> Result<T>(T record)
        where T : class => new(record, (IReadOnlyList<RuleProblem>?)_problems ?? [], (IReadOnlyList<RuleNote>?)_notes ?? []);

    public void Refuse(string field, string rule, string valueClass) => (_problems ??= []).Add(new RuleProblem(field, rule, valueClass));

    /// <summary>A text that is there, and must stay as the writer made it.</summary>
    public string Key(TextField field, string? value)
    {
        string? text = value is null ? null : PlainText.Trim(value);
        if (text is null)
            Refuse(field.Name, RuleNames.Required, value is null ? T($"missing") : T($"empty"));
        else if (!ReferenceEquals(PlainText.Clean(text, field.Lines), text))
            Refuse(field.Name, RuleNames.Characters, T($"control characters or half a surrogate pair"));
        return text is null ? "" : Fit(field, text) ?? "";
    }

    /// <summary>A text that need not be there; null when it is blank.</summary>
    public string? Text(TextField field, string? value)
    {
        if (value is null || PlainText.Trim(value) is not { } text)
            return null;
        string clean = PlainText.Clean(text, field.Lines);
        if (ReferenceEquals(clean, text))
            return Fit(field, text);
        Note(field.Name, RuleNoteKind.Cleaned, T($"control characters or half a surrogate pair"));
        return PlainText.Trim(clean) is { } rest ? Fit(field, rest) : null;
    }

    /// <summary>Light on purpose: a mistyped address still tells a person something.</summary>
    public string? Email(TextField field, string? value)
    {
        string? text = Text(field, value);
        int at = text?.IndexOf('@', StringComparison.Ordinal) ?? 0;
        if (text is not null && (at < 1 || at == text.Length - 1 || text.LastIndexOf('@') != at || text.Any(char.IsWhiteSpace)))
            Note(field.Name, RuleNoteKind.Doubtful, T($"not an e-mail address"));
        return text;
    }

    /// <summary>Tags and referer of the record, its own or those of the landing page.</summary>
    public Marketing Marketing(MarketedRecord record)
    {
        var given = new Marketing(record.UtmSource, record.UtmMedium, record.UtmCampaign, record.UtmTerm, record.UtmContent, record.HttpReferer);
        Marketing tags = LandingPage.Fill(given, record.LandingUrl);
        return new Marketing(
            Text(TextFields.UtmSource, tags.Source),
            Text(TextFields.UtmMedium, tags.Medium),
            Text(TextFields.UtmCampaign, tags.Campaign),
            Text(TextFields.UtmTerm, tags.Term),
            Text(TextFields.UtmContent, tags.Content),
            Text(TextFields.HttpReferer, tags.Referer));
    }

    /// <summary>A number that is there.</summary>
    public string Phone(TextField field, string? value) => Phone(field, value, PhoneNumber.Parse(value, phones));

    /// <summary>A number, or empty for a caller who hides it.</summary>
    public string Caller(TextField field, string? value)
    {
        PhoneResult phone = PhoneNumber.Parse(value, phones);
        return phone.Problem is PhoneProblem.Empty or PhoneProblem.Hidden ? "" : Phone(field, value, phone);
    }

    string Phone(TextField field, string? value, PhoneResult phone)
    {
        if (phone.HadExtension)
            Note(field.Name, RuleNoteKind.ExtensionLeftOut, T($"number with an extension"));
        if (phone.Problem == PhoneProblem.Empty)
            Refuse(field.Name, RuleNames.Required, value is null ? T($"missing") : T($"empty"));
        else if (!phone.IsNumber)
            Refuse(field.Name, RuleNames.Phone, PhoneWording.ValueClass(phone.Problem, value));
        return phone.E164 ?? "";
    }

    /// <summary>A clinic-local time, to the second.</summary>
    public DateTime Time(string field, DateTime value)
    {
        if (value.Kind == DateTimeKind.Utc)
            Refuse(field, RuleNames.LocalTime, T($"time marked as UTC"));
        if (value.Year is < FirstYear or > LastYear)
            Refuse(field, RuleNames.Years, value == default ? T($"no time") : value.Year < FirstYear ? T($"before 2000") : T($"after 2199"));
        return new DateTime(value.Ticks - (value.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Unspecified);
    }

    public DateTime? Time(string field, DateTime? value) => value is { } time ? Time(field, time) : null;

    public int? NotNegative(string field, int? value)
    {
        if (value < 0)
            Refuse(field, RuleNames.NotNegative, T($"negative number"));
        return value;
    }

    string? Fit(TextField field, string text)
    {
        if (text.Length <= field.Length)
            return text;
        string found = T($"text of {text.Length} characters, at most {field.Length}");
        switch (field.TooLong)
        {
            case TooLong.Cut:
                Note(field.Name, RuleNoteKind.Cut, found);
                return PlainText.Trim(PlainText.Cut(text, field.Length));
            case TooLong.Drop:
                Note(field.Name, RuleNoteKind.Dropped, found);
                return null;
            default:
                Refuse(field.Name, RuleNames.Length, found);
                return text;
        }
    }

    void Note(string field, RuleNoteKind kind, string valueClass) => (_notes ??= []).Add(new RuleNote(field, kind, valueClass));
}
