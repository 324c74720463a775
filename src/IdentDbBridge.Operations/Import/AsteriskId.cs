using System.Globalization;

namespace IdentDbBridge.Import;

/// <summary>A uniqueid of Asterisk: the second in which the channel was made, and a count, perhaps behind the name of the system: <c>pbx-1772434800.7</c>.</summary>
static class AsteriskId
{
    public static bool Is(ReadOnlySpan<char> text) => EpochOf(text).Length > 0;

    /// <summary>Null when it is none.</summary>
    public static DateTimeOffset? Epoch(ReadOnlySpan<char> text) =>
        EpochOf(text.TrimEnd()) is { Length: > 0 } epoch ? DateTimeOffset.FromUnixTimeSeconds(long.Parse(epoch, NumberStyles.None, CultureInfo.InvariantCulture)) : null;

    static ReadOnlySpan<char> EpochOf(ReadOnlySpan<char> text)
    {
        int point = text.LastIndexOf('.');
        if (point < 0 || point == text.Length - 1 || text[(point + 1)..].ContainsAnyExceptInRange('0', '9'))
            return [];
        int start = text[..point].LastIndexOfAnyExceptInRange('0', '9') + 1;
        bool stands = start == 0 || text[start - 1] == '-';
        return stands && point - start is 9 or 10 ? text[start..point] : [];
    }
}
