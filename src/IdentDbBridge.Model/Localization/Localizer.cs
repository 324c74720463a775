using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IdentDbBridge.Localization;

/// <summary>
/// What people read, in English and Russian. The English text stands in the code, and is the key; its Russian is in
/// <c>Localization/ru/*.json</c>. The language is that of <see cref="CultureInfo.CurrentUICulture"/>.
/// </summary>
public static partial class Localizer
{
    static readonly Lazy<FrozenDictionary<string, string>> Russian = new(Load);

    /// <summary><paramref name="text"/> in the language of the current culture. Numbers and dates are written as that language writes them; names, which may come from anywhere, without control characters.</summary>
    public static string T(FormattableString text) =>
        string.Format(LocalText.Culture, Translate(text.Format), Array.ConvertAll(text.GetArguments(), a => a is null or IFormattable ? a : Printable.Line(a.ToString()!)));

    /// <summary>For what is stored in a database, whose readers may have another language than this program.</summary>
    internal static string InEnglish(Func<string> text)
    {
        CultureInfo own = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
            return text();
        }
        finally
        {
            CultureInfo.CurrentUICulture = own;
        }
    }

    // By its name: without ICU, a culture knows nothing else of itself.
    internal static bool IsRussian => CultureInfo.CurrentUICulture.Name is ['r', 'u', ..] name && (name.Length == 2 || name[2] == '-');

    static string Translate(string format) =>
        IsRussian && Russian.Value.TryGetValue(format, out string? russian) ? russian : format;

    static FrozenDictionary<string, string> Load()
    {
        Dictionary<string, string> all = [];
        foreach (string name in typeof(Localizer).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("ru/", StringComparison.Ordinal)))
        {
            using Stream file = typeof(Localizer).Assembly.GetManifestResourceStream(name)!;
            foreach ((string english, string russian) in JsonSerializer.Deserialize(file, Texts.Default.DictionaryStringString)!)
                all[english] = Day().Replace(russian, "${before}dd.MM.yyyy");
        }

        return all.ToFrozenDictionary();
    }

    [GeneratedRegex(@"(?<before>\{\d+:)yyyy-MM-dd")]
    private static partial Regex Day();
}
