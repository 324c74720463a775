namespace IdentDbBridge.Import;

/// <summary>Months by their Russian and English names, whole or cut: "марта", "март", "мар.", "March", "Mar".</summary>
static class MonthNames
{
    const int Shortest = 3;

    static readonly string[][] Names =
    [
        ["января", "январь", "january"], ["февраля", "февраль", "february"], ["марта", "march"], ["апреля", "апрель", "april"], ["мая", "май", "may"], ["июня", "июнь", "june"],
        ["июля", "июль", "july"], ["августа", "august"], ["сентября", "сентябрь", "september"], ["октября", "октябрь", "october"], ["ноября", "ноябрь", "november"], ["декабря", "декабрь", "december"],
    ];

    /// <summary>1 to 12; 0 for a word that is no month.</summary>
    public static int Find(string word) =>
        word.Length < Shortest ? 0 : 1 + Array.FindIndex(Names, names => names.Any(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase)));
}
