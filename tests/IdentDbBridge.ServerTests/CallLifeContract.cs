using IdentDbBridge.Calls;
using IdentDbBridge.Rules;

namespace IdentDbBridge.ServerTests;

public abstract class CallLifeContract<TServer>(ExchangeDatabase<TServer> exchange) : IClassFixture<ExchangeDatabase<TServer>>
    where TServer : ITestServer
{
    // Each test has a day of its own in the shared database, at noon in Moscow.
    static int _days;

    readonly DateTimeOffset _noon = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.FromHours(3)).AddDays(2 * Interlocked.Increment(ref _days));

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Goes_from_ringing_over_the_answer_to_the_end()
    {
        await using var door = await exchange.OpenExchangeAsync();
        var calls = door.Calls;
        Assert.Equal(Outcome.Done, await calls.StartAsync(Start("a", "+7 (000) 123-45-67") with { LandingUrl = "https://клиника.example/?utm_source=яндекс" }, Cancel));
        var ongoing = Assert.Single(await OngoingAsync(door));
        Assert.Equal(("+70001234567", 0, null, "яндекс"), (ongoing.PhoneFrom, ongoing.WaitInSeconds, ongoing.TalkInSeconds, ongoing.UtmSource));
        Assert.Equal(_noon.DateTime, ongoing.DateAndTime);

        Assert.Equal(Outcome.Done, await calls.AnswerAsync(Id("a"), _noon.AddSeconds(7), Cancel));
        Assert.Equal(Outcome.AlreadyThere, await calls.AnswerAsync(Id("a"), _noon.AddSeconds(9), Cancel));
        ongoing = Assert.Single(await OngoingAsync(door));
        Assert.Equal((7, 0), (ongoing.WaitInSeconds, ongoing.TalkInSeconds));

        Assert.Equal(Outcome.Done, await calls.FinishAsync(End("a", 67), Cancel));
        Assert.Empty(await OngoingAsync(door));
        Assert.Equal(ongoing with { WaitInSeconds = 7, TalkInSeconds = 60 }, Assert.Single(await FinishedAsync(door)));
        Assert.Equal(Outcome.AlreadyThere, await calls.AnswerAsync(Id("a"), _noon.AddSeconds(9), Cancel));
    }

    [Fact]
    public async Task Is_missed_when_nobody_answers()
    {
        await using var door = await exchange.OpenExchangeAsync();
        await door.Calls.StartAsync(Start("a", ""), Cancel);
        Assert.Equal(Outcome.Done, await door.Calls.FinishAsync(End("a", 25), Cancel));
        var call = Assert.Single(await FinishedAsync(door));
        Assert.Equal(("", 25, null), (call.PhoneFrom, call.WaitInSeconds, call.TalkInSeconds));
    }

    [Fact]
    public async Task Is_finished_once_however_often_and_by_however_many_it_is_told()
    {
        await using var door = await exchange.OpenExchangeAsync();
        Assert.Equal(Outcome.Done, await door.Calls.StartAsync(Start("a"), Cancel));
        Assert.Equal(Outcome.AlreadyThere, await door.Calls.StartAsync(Start("a"), Cancel));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => i % 2 == 0
            ? door.Calls.FinishAsync(End("a", 30 + i), Cancel)
            : door.Calls.FinishAsync(Completed("a", 30 + i), Cancel)));
        Assert.Equal(1, outcomes.Count(o => o == Outcome.Done));
        Assert.Equal(11, outcomes.Count(o => o == Outcome.AlreadyThere));
        Assert.Single(await FinishedAsync(door));
        Assert.Empty(await OngoingAsync(door));
    }

    [Fact]
    public async Task May_be_told_only_when_it_has_ended()
    {
        await using var door = await exchange.OpenExchangeAsync();
        var call = Completed("a", 100) with { AnsweredAt = _noon.AddSeconds(40), RecordUrl = "https://pbx.example/1.mp3" };
        Assert.Equal(Outcome.Done, await door.Calls.FinishAsync(call, Cancel));
        Assert.Equal(Outcome.AlreadyThere, await door.Calls.FinishAsync(call, Cancel));
        // The words come in the wrong order.
        Assert.Equal(Outcome.AlreadyThere, await door.Calls.StartAsync(call, Cancel));
        var row = Assert.Single(await FinishedAsync(door));
        Assert.Equal((40, 60, "https://pbx.example/1.mp3"), (row.WaitInSeconds, row.TalkInSeconds, row.RecordUrl));
        Assert.Empty(await OngoingAsync(door));
        Assert.Equal(Outcome.NotFound, await door.Calls.FinishAsync(End("b", 1), Cancel));
        Assert.Equal(Outcome.NotFound, await door.Calls.AnswerAsync(Id("b"), _noon, Cancel));
    }

    [Fact]
    public async Task Gets_its_recording_during_it_or_later()
    {
        await using var door = await exchange.OpenExchangeAsync();
        await door.Calls.StartAsync(Start("a"), Cancel);
        Assert.Equal(Outcome.Done, await door.Calls.SetRecordUrlAsync(Id("a"), "https://pbx.example/early", Cancel));
        await door.Calls.FinishAsync(End("a", 10), Cancel);
        Assert.Equal("https://pbx.example/early", Assert.Single(await FinishedAsync(door)).RecordUrl);
        Assert.Equal(Outcome.Done, await door.Calls.SetRecordUrlAsync(Id("a"), "https://pbx.example/запись.mp3", Cancel));
        Assert.Equal(Outcome.Done, await door.Calls.SetRecordUrlAsync(Id("a"), "https://pbx.example/запись.mp3", Cancel));
        Assert.Equal("https://pbx.example/запись.mp3", Assert.Single(await FinishedAsync(door)).RecordUrl);
        Assert.Equal(Outcome.NotFound, await door.Calls.SetRecordUrlAsync(Id("b"), "https://pbx.example/", Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => door.Calls.SetRecordUrlAsync(Id("a"), " ", Cancel));
    }

    [Fact]
    public async Task Whose_end_nobody_tells_moves_as_it_stands_and_takes_the_true_end_later()
    {
        await using var door = await exchange.OpenExchangeAsync();
        await door.Calls.StartAsync(Start("old") with { UtmSource = "я" }, Cancel);
        await door.Calls.StartAsync(Start("new", "+70000000002") with { StartedAt = _noon.AddHours(5) }, Cancel);
        var (db, sql) = await exchange.OpenAsync();
        await using var end = db;
        // Other tests have ongoing calls of their own.
        Assert.True(await new CallLedger(db, sql).ClearStaleAsync(_noon.DateTime.AddHours(4), Cancel) >= 1);
        Assert.Equal(0, await new CallLedger(db, sql).ClearStaleAsync(_noon.DateTime.AddHours(4), Cancel));
        Assert.Equal("+70000000002", Assert.Single(await OngoingAsync(door)).PhoneFrom);
        var stale = Assert.Single(await FinishedAsync(door));
        Assert.Equal((0, null, "я"), (stale.WaitInSeconds, stale.TalkInSeconds, stale.UtmSource));

        Assert.Equal(Outcome.Done, await door.Calls.SetRecordUrlAsync(Id("old"), "https://pbx.example/1", Cancel));
        Assert.Equal(Outcome.Done, await door.Calls.FinishAsync(End("old", 90) with { AnsweredAt = _noon.AddSeconds(30) }, Cancel));
        Assert.Equal(stale with { WaitInSeconds = 30, TalkInSeconds = 60, RecordUrl = "https://pbx.example/1" }, Assert.Single(await FinishedAsync(door)));
        Assert.Equal(Outcome.AlreadyThere, await door.Calls.FinishAsync(End("old", 91), Cancel));
    }

    [Fact]
    public async Task Begins_a_second_later_when_another_one_has_its_key()
    {
        await using var door = await exchange.OpenExchangeAsync();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => door.Calls.StartAsync(Start($"{i}", ""), Cancel)));
        await door.Calls.FinishAsync(Completed("5", 3) with { PhoneFrom = "anonymous" }, Cancel);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(i => door.Calls.FinishAsync(End($"{i}", 10 + i), Cancel)));
        var rows = await FinishedAsync(door);
        Assert.Equal(6, rows.Count);
        Assert.Equal([3, 10, 11, 12, 13, 14], rows.Select(r => r.WaitInSeconds).Order());
        Assert.Empty(await OngoingAsync(door));
    }

    [Fact]
    public async Task Stands_in_the_clinics_time_wherever_the_server_is()
    {
        await using var door = await exchange.OpenExchangeAsync(o => o with { TimeZone = "Asia/Krasnoyarsk" });
        var utc = new DateTimeOffset(_noon.Date.AddHours(20).AddMilliseconds(700), TimeSpan.Zero);
        await door.Calls.FinishAsync(Completed("a", 5) with { StartedAt = utc, EndedAt = utc.AddSeconds(5) }, Cancel);
        var call = Assert.Single(await door.Calls.ReadFinishedAsync(_noon.Date.AddDays(1), _noon.Date.AddDays(1).AddHours(11), Cancel));
        Assert.Equal(_noon.Date.AddDays(1).AddHours(3), call.DateAndTime);
    }

    [Fact]
    public async Task Is_not_lost_in_the_hour_that_comes_twice()
    {
        // Berlin, 2026-10-25: 02:30 summer time, and 02:30 an hour later.
        await using var door = await exchange.OpenExchangeAsync(o => o with { TimeZone = "W. Europe Standard Time" });
        var first = new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero);
        Assert.Equal(Outcome.Done, await door.Calls.StartAsync(Start("a") with { StartedAt = first }, Cancel));
        Assert.Equal(Outcome.Done, await door.Calls.FinishAsync(End("a", 0) with { EndedAt = first.AddMinutes(50), AnsweredAt = first.AddSeconds(5) }, Cancel));
        Assert.Equal(Outcome.Done, await door.Calls.FinishAsync(Completed("b", 0) with { StartedAt = first.AddHours(1), EndedAt = first.AddHours(1).AddSeconds(9) }, Cancel));
        var calls = await door.Calls.ReadFinishedAsync(new DateTime(2026, 10, 25, 2, 30, 0), new DateTime(2026, 10, 25, 2, 30, 30), Cancel);
        Assert.Equal([2995, null], calls.Select(c => c.TalkInSeconds));
        Assert.Equal([0, 1], calls.Select(c => c.DateAndTime.Second));
    }

    [Fact]
    public async Task Is_refused_with_all_its_problems_at_once()
    {
        await using var door = await exchange.OpenExchangeAsync();
        var bad = new CompletedCall { CallId = " ", Direction = (CallDirection)7, PhoneFrom = "123", PhoneTo = "", StartedAt = _noon, EndedAt = _noon.AddSeconds(-1), AnsweredAt = _noon.AddSeconds(-5) };
        var error = await Assert.ThrowsAsync<ValidationException>(() => door.Calls.FinishAsync(bad, Cancel));
        Assert.Equal(
            [RuleNames.CallOrder, RuleNames.CallOrder, RuleNames.Direction, RuleNames.Phone, RuleNames.Required, RuleNames.Required],
            error.Problems.Select(p => p.Rule).Order(StringComparer.Ordinal).Where(r => r != RuleNames.NotNegative));
        Assert.DoesNotContain("123", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ValidationException>(() => door.Calls.AnswerAsync(new string('1', 151), _noon, Cancel));
        Assert.Empty(await FinishedAsync(door));
    }

    [Fact]
    public async Task Comes_in_by_the_thousand_with_and_without_an_id()
    {
        await using var door = await exchange.OpenExchangeAsync();
        var (db, sql) = await exchange.OpenAsync();
        await using var end = db;
        var ledger = new CallLedger(db, sql);
        await door.Calls.StartAsync(Start("5") with { StartedAt = _noon.AddSeconds(10) }, Cancel);
        var calls = Enumerable.Range(0, 1200).Select(i => Row(i, i % 3 == 0 ? null : Id($"{i}"))).ToList();
        Assert.Equal(new AddResult(1200, 0), await ledger.AddFinishedAsync(calls, false, Cancel));
        Assert.Equal(new AddResult(0, 1200), await ledger.AddFinishedAsync(calls, false, Cancel));
        // Another id under a key that is there, and the same id twice.
        Assert.Equal(new AddResult(2, 1), await ledger.AddFinishedAsync([Row(1, Id("x")), Row(2000, Id("y")), Row(2000, Id("y"))], false, Cancel));
        Assert.Equal(1202, (await FinishedAsync(door)).Count);
        Assert.Empty(await OngoingAsync(door));
    }

    LedgerCall Row(int second, string? id) => new(
        id,
        new StoredCall { DateAndTime = _noon.DateTime.AddSeconds(2 * second), Direction = CallDirection.In, PhoneFrom = "+70001234567", PhoneTo = "+70007654321", WaitInSeconds = 3 },
        _noon.UtcDateTime.AddSeconds(2 * second),
        null,
        _noon.UtcDateTime.AddSeconds((2 * second) + 3));

    string Id(string call) => $"{_noon:yyyyMMdd}.{call}";

    CallStart Start(string id, string from = "+70001234567") =>
        new() { CallId = Id(id), StartedAt = _noon, Direction = CallDirection.In, PhoneFrom = from, PhoneTo = "8 000 765-43-21", LineDescription = "Линия 1" };

    CompletedCall Completed(string id, int seconds) =>
        new() { CallId = Id(id), StartedAt = _noon, EndedAt = _noon.AddSeconds(seconds), Direction = CallDirection.In, PhoneFrom = "+70001234567", PhoneTo = "8 000 765-43-21" };

    CallEnd End(string id, int seconds) => new() { CallId = Id(id), EndedAt = _noon.AddSeconds(seconds) };

    Task<List<StoredCall>> FinishedAsync(Exchange door) => door.Calls.ReadFinishedAsync(_noon.Date, _noon.Date.AddDays(1).AddSeconds(-1), Cancel);

    Task<List<StoredCall>> OngoingAsync(Exchange door) => door.Calls.ReadOngoingAsync(_noon.Date, _noon.Date.AddDays(1).AddSeconds(-1), Cancel);
}

public sealed class CallLifeOnMariaDb(ExchangeDatabase<MariaDb> exchange) : CallLifeContract<MariaDb>(exchange);

public sealed class CallLifeOnMySql(ExchangeDatabase<MySql> exchange) : CallLifeContract<MySql>(exchange);

public sealed class CallLifeOnMsSql(ExchangeDatabase<MsSql> exchange) : CallLifeContract<MsSql>(exchange);

public sealed class CallLifeOnSqlite(ExchangeDatabase<Sqlite> exchange) : CallLifeContract<Sqlite>(exchange);
