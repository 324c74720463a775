namespace IdentDbBridge.Import;

/// <summary>The last hundred thousand ids, and up to as many before them, by a hash of 64 bits each: in constant memory.</summary>
sealed class RecentIds
{
    const int Size = 100_000;

    HashSet<ulong> _latest = [];
    HashSet<ulong> _before = [];

    public void Add(string id)
    {
        if (_latest.Count == Size)
            (_before, _latest) = (_latest, []);
        _latest.Add(Hash(id));
    }

    public bool Contains(string id)
    {
        ulong hash = Hash(id);
        return _latest.Contains(hash) || _before.Contains(hash);
    }

    /// <summary>FNV-1a.</summary>
    static ulong Hash(string id)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in id)
            hash = (hash ^ c) * 1099511628211;
        return hash;
    }
}
