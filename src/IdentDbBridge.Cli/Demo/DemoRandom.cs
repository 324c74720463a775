namespace IdentDbBridge.Cli.Demo;

/// <summary>SplitMix64: the same numbers for a seed on every machine and for ever, which System.Random does not promise. https://prng.di.unimi.it/splitmix64.c</summary>
sealed class DemoRandom(ulong seed)
{
    ulong _state = seed;

    /// <summary>Another sequence, so that one part of the data can change without all the others.</summary>
    public DemoRandom Fork() => new(Next());

    /// <summary>Both ends included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>The item that a weight falls on; one weight for each.</summary>
    public T Pick<T>(IReadOnlyList<T> items, Func<T, int> weight)
    {
        int point = Below(items.Sum(weight));
        return items.First(item => (point -= weight(item)) < 0);
    }

    int Below(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
