namespace IdentDbBridge.Import;

/// <summary>The first few columns that nothing is taken from. Only names of plain letters: anything else may be a value.</summary>
sealed class UnknownNames
{
    const int Most = 20;
    const int LongestName = 40;

    readonly SortedSet<string> _names = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => _names;

    public void Add(string name)
    {
        if (_names.Count < Most && name.Length is > 0 and <= LongestName && name.All(c => char.IsLetter(c) || c is '_' or '-' or ' '))
            _names.Add(name);
    }
}
