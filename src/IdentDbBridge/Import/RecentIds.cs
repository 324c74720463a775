namespace IdentDbBridge.Import;

/// <summary>The last hundred thousand ids or so, by a hash of 64 bits each, in constant memory.</summary>
sealed class RecentIds
{
    const int Size = 1 << 17;

    readonly ulong[] _hashes = new ulong[Size];

    public void Add(string id)
    {
        ulong hash = Hash(id);
        _hashes[hash % Size] = hash;
    }

    public bool Contains(string id)
    {
        ulong hash = Hash(id);
        return _hashes[hash % Size] == hash;
    }

    /// <summary>FNV-1a, mixed; never 0, which is an empty place.</summary>
    static ulong Hash(string id)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in id)
            hash = (hash ^ c) * 1099511628211;
        hash ^= hash >> 32;
        return hash | 1UL << 63;
    }
}
