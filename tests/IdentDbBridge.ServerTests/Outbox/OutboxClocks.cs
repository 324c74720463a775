using IdentDbBridge.Outbox;
using IdentDbBridge.ServerTests.Migrations;
using IdentDbBridge.Sessions;
using IdentDbBridge.Tests;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests.Outbox;

/// <summary>Clocks of a clinic's machines jump: an empty battery, a daylight saving that was set by hand, a first contact with a time server.</summary>
public sealed class OutboxClocks : MigrationContract<Sqlite>
{
    static readonly DateTimeOffset Now = new(2026, 6, 1, 9, 0, 0, TimeSpan.Zero);

    readonly ManualTime _time = new(Now);
    readonly LogLines _log = new();

    OutboxOptions Options => new() { Path = Path.Combine(Scripts.Path, "outbox.db") };

    [Fact]
    public async Task What_was_queued_by_a_clock_that_was_ahead_is_due_at_once_and_told()
    {
        await UpAsync();
        await using var store = new OutboxStore(Options, _time);
        _time.Advance(TimeSpan.FromDays(365));
        await AddAsync(store, "1");
        _time.Advance(TimeSpan.FromDays(-365));
        Assert.Contains("1 records were queued when this machine's clock was ahead of now. They are delivered all the same; check the clock.", (await store.ReadStatusAsync(Cancel)).Warnings);
        Assert.Equal(1, (await DeliverAsync(store)).Delivered);
        Assert.Equal(["1"], List("select Id from IDENT_Tickets"));
    }

    [Fact]
    public async Task What_a_clock_that_was_ahead_has_postponed_is_due_at_once_and_told()
    {
        await UpAsync();
        Run("alter table IDENT_Tickets rename to Gone");
        await using var store = new OutboxStore(Options, _time);
        await AddAsync(store, "1");
        _time.Advance(TimeSpan.FromDays(365));
        Assert.Equal(1, (await DeliverAsync(store)).Refused);
        _time.Advance(TimeSpan.FromDays(-365));
        Run("alter table Gone rename to IDENT_Tickets");
        Assert.Equal(1, (await DeliverAsync(store)).Delivered);
        Assert.Contains(_log.Lines, l => l.EndsWith("1 records were queued or postponed by a clock that was ahead; they are due now.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_jump_ahead_sets_nothing_aside_that_the_server_may_take()
    {
        await UpAsync();
        await using var store = new OutboxStore(Options, _time);
        await AddAsync(store, "1");
        _time.Advance(TimeSpan.FromDays(3650));
        Run("alter table IDENT_Tickets rename to Gone");
        Assert.Equal((1, 0), await DeliverAsync(store) is var round ? (round.Refused, round.SetAside) : default);
        Run("alter table Gone rename to IDENT_Tickets");
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, (await DeliverAsync(store)).Delivered);
    }

    [Fact]
    public async Task What_is_refused_again_and_again_is_set_aside_when_it_is_too_old()
    {
        await UpAsync();
        Run("alter table IDENT_Tickets rename to Gone");
        await using var store = new OutboxStore(Options, _time);
        await AddAsync(store, "1");
        for (int i = 0; i < 15; i++)
        {
            _time.Advance(TimeSpan.FromMinutes(2));
            Assert.Equal(1, (await DeliverAsync(store)).Refused);
        }

        _time.Advance(TimeSpan.FromDays(31));
        Assert.Equal(1, (await DeliverAsync(store)).SetAside);
    }

    static Task AddAsync(OutboxStore store, string id) => store.AddAsync(new AddTicket(new Ticket { Id = id, DateAndTime = new DateTime(2026, 6, 1), ClientPhone = "+70001234567" }), Cancel);

    async Task<DeliveryRound> DeliverAsync(OutboxStore store)
    {
        await using var server = new ExchangeServer("sqlite", Database.ConnectionString, null);
        return await new OutboxDelivery(server, store, Options, new DeliveryLanes(_time), new OutboxLog(_log, Options.Path), _time).RunAsync(Cancel);
    }
}
