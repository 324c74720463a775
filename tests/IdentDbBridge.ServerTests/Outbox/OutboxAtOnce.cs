using System.Globalization;
using IdentDbBridge.Outbox;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests.Outbox;

/// <summary>Many that write into one file at the same time go to the disk together, and each is told what came of its own.</summary>
public sealed class OutboxAtOnce : OutboxFolder
{
    const int Many = 200;

    [Theory]
    [InlineData(1000, 200)]
    [InlineData(123, 123)]
    [InlineData(1, 1)]
    public async Task Takes_what_its_limit_allows_and_tells_the_others(int limit, int taken)
    {
        await using var store = new OutboxStore(new OutboxOptions { Path = Outbox, MaxRecords = limit }, TimeProvider.System);
        var adds = Start(store, _ => CancellationToken.None);
        await Task.WhenAll(adds).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Assert.Equal(taken, adds.Count(a => a.IsCompletedSuccessfully));
        Assert.All(adds.Where(a => a.IsFaulted), a => Assert.IsType<OutboxFullException>(a.Exception!.InnerException));
        AssertHolds(adds);
    }

    [Fact]
    public async Task Holds_nothing_of_who_was_told_that_it_is_called_off()
    {
        await using var store = new OutboxStore(new OutboxOptions { Path = Outbox }, TimeProvider.System);
        using var end = new CancellationTokenSource();
        var adds = Start(store, i => i % 2 == 0 ? end.Token : CancellationToken.None);
        await adds[1];
        await end.CancelAsync();
        await Task.WhenAll(adds).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Assert.All(adds.Where((_, i) => i % 2 == 1), a => Assert.True(a.IsCompletedSuccessfully));
        Assert.All(adds.Where(a => !a.IsCompletedSuccessfully), a => Assert.True(a.IsCanceled));
        AssertHolds(adds);
    }

    [Fact]
    public async Task Tells_each_that_the_file_cannot_be_used_and_takes_them_when_it_can()
    {
        string directory = Path.Combine(Folder, "later");
        await using var store = new OutboxStore(new OutboxOptions { Path = Path.Combine(directory, "outbox.db") }, TimeProvider.System);
        var refused = Start(store, _ => CancellationToken.None);
        foreach (var add in refused)
            await Assert.ThrowsAsync<ConfigurationException>(() => add);
        Directory.CreateDirectory(directory);
        await store.AddAsync(new AddTicket(Ticket(Many)), TestContext.Current.CancellationToken);
        Assert.Equal(1, (await store.ReadStatusAsync(TestContext.Current.CancellationToken)).Waiting);
    }

    static Task[] Start(OutboxStore store, Func<int, CancellationToken> cancel) =>
        [.. Enumerable.Range(0, Many).Select(i => Task.Run(() => store.AddAsync(new AddTicket(Ticket(i)), cancel(i))))];

    static Ticket Ticket(int number) => new() { Id = string.Create(CultureInfo.InvariantCulture, $"t{number}"), DateAndTime = new DateTime(2026, 3, 2, 12, 0, 0), ClientPhone = "+79110101001" };

    /// <summary>Those that succeeded and no others, once each.</summary>
    void AssertHolds(Task[] adds) =>
        Assert.Equal(
            adds.Index().Where(a => a.Item.IsCompletedSuccessfully).Select(a => new AddTicket(Ticket(a.Index)).Key).Order(StringComparer.Ordinal),
            InOutbox("SELECT Key FROM Outbox").Order(StringComparer.Ordinal));
}
