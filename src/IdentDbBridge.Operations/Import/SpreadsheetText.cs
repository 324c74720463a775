namespace IdentDbBridge.Import;

/// <summary>Values as spreadsheets and exports dress them up, so that no program takes them for a number or a formula.</summary>
static class SpreadsheetText
{
    /// <summary>
    /// The value itself: of <c>="+7…"</c> (Excel), <c>'+7…</c> (amoCRM, CFDB7) and <c>"+7…"</c> within the quotes of the file (CFDB7). Nothing for
    /// <c>NULL</c> and <c>\N</c>, which databases write for it.
    /// </summary>
    public static ReadOnlyMemory<char> Unwrap(ReadOnlyMemory<char> value)
    {
        ReadOnlySpan<char> text = value.Span;
        if (text.IsEmpty || text[0] is not ('=' or '\'' or '"' or 'N' or '\\'))
            return value;
        if (text is "NULL" or @"\N")
            return default;
        return text switch
        {
            ['=', '"', .., '"'] when text.Length > 2 => Inside(value[2..^1]),
            ['"', '=' or '+' or '-' or '@' or ';', .., '"'] => Inside(value[1..^1]),
            ['\'', '=' or '+' or '-' or '@' or (>= '0' and <= '9'), ..] => value[1..],
            _ => value,
        };
    }

    static ReadOnlyMemory<char> Inside(ReadOnlyMemory<char> value) =>
        value.Span.Contains("\"\"", StringComparison.Ordinal) ? value.ToString().Replace("\"\"", "\"", StringComparison.Ordinal).AsMemory() : value;
}
