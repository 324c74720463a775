using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace IdentDbBridge.Data;

/// <summary>
/// The messages of a server of which it is known what is a name and what is a value. No other one is shown: servers quote values of rows,
/// triggers say what they like, and a translated message does not tell where the value stands.
/// </summary>
/// <param name="provider">Whose: <c>Messages/*.txt</c> has them.</param>
sealed class KnownMessages(string provider)
{
    // Errors are rare.
    readonly Lazy<ILookup<int, string>> _shapes = new(() => Load(provider));

    // What begins with a digit or has a blank in it may be a phone or a person: such names are left to the statement that has them.
    static readonly (string Part, string Pattern)[] Parts =
    [
        (@"\{name}", @"[\p{L}_$][\p{L}\p{M}\p{Nd}_$-]{0,127}(?:\.[\p{L}_$][\p{L}\p{M}\p{Nd}_$-]{0,127}){0,2}"),
        (@"\{user}", @"[\p{L}_$][\p{L}\p{M}\p{Nd}_$.-]{0,79}"),
        (@"\{host}", @"[\p{L}\p{Nd}_.:%-]{0,255}"),
        (@"\{word}", @"[A-Za-z][A-Za-z0-9_ ,()./-]{0,80}"),
        (@"\{count}", "[0-9]{1,10}"),
        (@"\{value}", "(?<value>.*)"),
    ];

    /// <summary>What may be shown of a message; null when that is nothing.</summary>
    public string? Shown(int number, string message)
    {
        foreach (string shape in _shapes.Value[number])
        {
            Match match = Regex.Match(message, Pattern(shape), RegexOptions.Singleline | RegexOptions.CultureInvariant);
            if (match.Success)
                return WithoutValues(match);
        }

        return null;
    }

    static ILookup<int, string> Load(string provider)
    {
        using var reader = new StreamReader(typeof(KnownMessages).Assembly.GetManifestResourceStream($"messages/{provider}.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(' ', 2))
            .ToLookup(l => int.Parse(l[0], CultureInfo.InvariantCulture), l => l[1]);
    }

    static string Pattern(string shape)
    {
        var pattern = new StringBuilder(Regex.Escape(shape));
        foreach ((string part, string meaning) in Parts)
            pattern.Replace(part, meaning);
        return pattern.Insert(0, @"\A").Append(@"\z").ToString();
    }

    static string WithoutValues(Match match)
    {
        string text = match.Value;
        foreach (Capture value in match.Groups["value"].Captures.Reverse())
            text = string.Concat(text.AsSpan(0, value.Index), "…", text.AsSpan(value.Index + value.Length));
        return text;
    }
}
