using System.Text.RegularExpressions;

namespace IdentDbBridge.Import;

/// <summary>The first few columns that nothing is taken from. Only what looks like a name: anything else may be a value.</summary>
sealed partial class UnknownNames
{
    const int Most = 20;
    const int LongestName = 60;

    readonly SortedSet<string> _names = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => _names;

    public void Add(string name)
    {
        if (_names.Count < Most && MayBeShown(name))
            _names.Add(Blank().Replace(name.Trim(), " "));
    }

    /// <summary>Whether a text looks like the name of a column: no long number, time or address.</summary>
    public static bool MayBeShown(string name) => name.Trim() is { Length: > 0 and <= LongestName } plain && plain.Any(char.IsLetter) && !Value().IsMatch(plain);

    [GeneratedRegex(@"[0-9](?:[\s().-]*[0-9]){4}|[0-9]:[0-9]|@|://|=")]
    private static partial Regex Value();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
