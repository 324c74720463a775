using System.Net;
using System.Net.Sockets;

namespace IdentDbBridge.Gateway.Page;

/// <summary>Bars who has given wrong passwords too often: an address after five, everybody after fifty, each for a while.</summary>
sealed class LockOut(TimeProvider time)
{
    /// <summary>How long.</summary>
    public static readonly TimeSpan Bar = TimeSpan.FromMinutes(15);

    /// <summary>Wrong passwords of one address.</summary>
    public const int Tries = 5;

    /// <summary>Of all addresses together.</summary>
    public const int AllTries = 50;

    const int Net = 8;

    readonly Lock _lock = new();
    readonly Dictionary<string, List<DateTimeOffset>> _failures = [];

    /// <summary>Whether that address may not try now.</summary>
    public bool IsBarred(IPAddress? address)
    {
        lock (_lock)
        {
            Forget();
            return _failures.GetValueOrDefault(Key(address))?.Count >= Tries || _failures.Values.Sum(f => f.Count) >= AllTries;
        }
    }

    /// <summary>Notes a wrong password.</summary>
    public void Failed(IPAddress? address)
    {
        lock (_lock)
        {
            if (!_failures.TryGetValue(Key(address), out List<DateTimeOffset>? of))
                _failures[Key(address)] = of = [];
            of.Add(time.GetUtcNow());
        }
    }

    /// <summary>Forgets those of an address: it has given the right one.</summary>
    public void Succeeded(IPAddress? address)
    {
        lock (_lock)
            _failures.Remove(Key(address));
    }

    void Forget()
    {
        DateTimeOffset old = time.GetUtcNow() - Bar;
        foreach ((string key, List<DateTimeOffset> of) in _failures.ToArray())
        {
            of.RemoveAll(at => at <= old);
            if (of.Count == 0)
                _failures.Remove(key);
        }
    }

    // Of IPv6 whoever has one address has its whole network.
    static string Key(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, Net)),
        _ => address.ToString(),
    };
}
