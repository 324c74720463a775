using IdentDbBridge.Gateway.Intake;
using Microsoft.AspNetCore.DataProtection;

namespace IdentDbBridge.Tests.Gateway;

/// <summary>What could not be used: how many there are is known without reading the directory again.</summary>
public sealed class KeptBodiesOnDisk : IDisposable
{
    // Now: how long a body can be opened is measured by the system's clock.
    readonly ManualTime _time = new(DateTimeOffset.UtcNow);
    readonly string _outbox = Directory.CreateTempSubdirectory("identdb-kept-").FullName;
    readonly IDataProtectionProvider _keys = new EphemeralDataProtectionProvider();

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_outbox, recursive: true);

    [Fact]
    public async Task Are_counted_when_they_come_go_and_grow_old()
    {
        KeptBodies kept = Open();
        Assert.Equal(0, kept.Count("North"));
        Assert.True(await AddAsync(kept));
        _time.Advance(TimeSpan.FromDays(1));
        Assert.True(await AddAsync(kept));
        Assert.False(await AddAsync(kept));
        Assert.Equal((2, 0), (kept.Count("NORTH"), kept.Count("south")));

        // Another start finds them, and removing is counted whether or not it has counted before.
        KeptBodies again = Open();
        string newest = await NewestAsync(again);
        again.Remove("north", newest);
        again.Remove("north", newest);
        Assert.Equal(1, again.Count("north"));
        Assert.True(await AddAsync(again));
        Assert.False(await AddAsync(again));
        again.Remove("north", await NewestAsync(again));
        Assert.True(await AddAsync(again));

        // A day later than the first one dies.
        _time.Advance(KeptBodies.Life - TimeSpan.FromHours(1));
        again.Purge();
        Assert.Equal(1, again.Count("north"));
        Assert.True(await AddAsync(again));
        Assert.False(await AddAsync(again));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(_outbox, "kept", "north")).Length);

        // Emptied by hand.
        Directory.Delete(Path.Combine(_outbox, "kept"), recursive: true);
        again.Purge();
        Assert.Equal(0, again.Count("north"));
        Assert.True(await AddAsync(again));
    }

    KeptBodies Open() => new(_outbox, 2, _keys, _time);

    async Task<bool> AddAsync(KeptBodies kept) => await kept.AddAsync("North", new KeptBody("site", "", "", "x", _time.GetUtcNow()), Cancel);

    async Task<string> NewestAsync(KeptBodies kept)
    {
        string newest = "";
        await foreach ((string name, _) in kept.ReadAsync("north", Cancel))
            newest = Path.GetFileName(name);
        return newest;
    }
}
