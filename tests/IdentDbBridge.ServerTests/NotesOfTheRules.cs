using IdentDbBridge.Calls;
using IdentDbBridge.Rules;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.ServerTests;

/// <summary>What the rules cut, leave out or clean (decision 6) reaches the caller and the log, without its value.</summary>
public sealed class NotesOfTheRules(ExchangeDatabase<Sqlite> exchange) : IClassFixture<ExchangeDatabase<Sqlite>>
{
    const string Marker = "Тайна";

    static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.FromHours(3));

    readonly LogLines _log = new();

    CancellationToken Cancel { get; } = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reach_who_adds_a_ticket()
    {
        await using var door = await OpenAsync();
        var added = await door.Tickets.AddAsync(Ticket("1") with { HttpReferer = Long(3000), Comment = $"{Marker}\u0001", ClientPhone = "+7 000 123-45-67 доб. 12" }, Cancel);
        Assert.Equal(Outcome.Done, added.Outcome);
        Assert.Equal(["HttpReferer Cut", "ClientPhone ExtensionLeftOut", "Comment Cleaned"], Told(added.Notes));
        Assert.Equal(["Cut", "Dropped"], Told((await door.Calls.FinishAsync(Call("1") with { LineDescription = Long(256), RecordUrl = Long(2001) }, Cancel)).Notes).Select(n => n.Split(' ')[1]));
        Assert.Empty((await door.Tickets.AddAsync(Ticket("2"), Cancel)).Notes);
        AssertLogged("Warning AddTicket: HttpReferer Cut (text of 3000 characters, at most 2000)", 5);
    }

    [Fact]
    public async Task Reach_who_starts_ends_and_records_a_call_or_corrects_a_ticket()
    {
        await using var door = await OpenAsync();
        Assert.Equal(["UtmSource Cut"], Told((await door.Calls.StartAsync(Call("3") with { UtmSource = Long(501) }, Cancel)).Notes));
        Assert.Empty((await door.Calls.AnswerAsync("3", Noon.AddSeconds(3), Cancel)).Notes);
        Assert.Equal(["RecordUrl Dropped"], Told((await door.Calls.FinishAsync(new CallEnd { CallId = "3", EndedAt = Noon.AddSeconds(9), RecordUrl = Long(2001) }, Cancel)).Notes));
        Assert.Equal(["RecordUrl Cleaned"], Told((await door.Calls.SetRecordUrlAsync("3", $"https://pbx.example/{Marker}\u0002", Cancel)).Notes));
        await Assert.ThrowsAsync<ArgumentException>(() => door.Calls.SetRecordUrlAsync("3", Long(2001), Cancel));
        await door.Tickets.AddAsync(Ticket("3"), Cancel);
        Assert.Equal(["FormName Cut"], Told((await door.Tickets.CorrectAsync(Ticket("3") with { FormName = Long(256) }, Cancel)).Notes));
        AssertLogged("Warning FinishCall: RecordUrl Dropped (text of 2001 characters, at most 2000)", 4);
    }

    [Fact]
    public async Task Say_which_of_many_tickets_they_are_about()
    {
        await using var door = await OpenAsync();
        var added = await door.Tickets.AddManyAsync([Ticket("10"), Ticket("11") with { Comment = Long(4001) }], Cancel);
        Assert.Equal((2, 0), (added.Added, added.AlreadyThere));
        Assert.Equal((1, "11", "Comment", RuleNoteKind.Cut), Assert.Single(added.Notes.Select(n => (n.Index, n.Id, n.Field, n.Kind))));

        TicketRequest[] wrong = [Ticket("12"), Ticket("13") with { ClientPhone = Marker, PlanEnd = Noon.AddYears(-100) }, Ticket(" ")];
        var error = await Assert.ThrowsAsync<ValidationException>(() => door.Tickets.AddManyAsync(wrong, Cancel));
        Assert.Equal([(1, "13", "ClientPhone"), (1, "13", "PlanEnd"), (2, null, "Id")], error.Problems.Select(p => (p.Index!.Value, p.Id, p.Field)).Order());
        Assert.Contains("[1] ClientPhone: phone (", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, error.Message, StringComparison.Ordinal);
        var all = await Assert.ThrowsAsync<ValidationException>(() => door.Tickets.AddManyAsync(Enumerable.Range(0, 5000).Select(i => Ticket($"{i}") with { ClientPhone = "" }), Cancel));
        Assert.Equal((5000, 4999), (all.Problems.Count, all.Problems[^1].Index));
        Assert.True(all.Message.Length < 2000, "the message of 5000 problems fits into a log");
        AssertLogged("Warning AddTicket: Comment Cut (text of 4001 characters, at most 4000)", 1);
    }

    Task<Exchange> OpenAsync() => exchange.OpenExchangeAsync(o => o with { TicketInterval = TimeSpan.FromDays(36500) }, _log);

    /// <summary>With this line among so many, and no value in any.</summary>
    void AssertLogged(string line, int lines)
    {
        Assert.Contains(line, _log.Lines);
        Assert.Equal(lines, _log.Lines.Count);
        Assert.DoesNotContain(_log.Lines, l => l.Contains(Marker, StringComparison.Ordinal));
    }

    static IEnumerable<string> Told(IEnumerable<RuleNote> notes) => notes.Select(n => $"{n.Field} {n.Kind}");

    static string Long(int length) => string.Concat(Enumerable.Repeat(Marker, (length / Marker.Length) + 1))[..length];

    static TicketRequest Ticket(string id) => new() { Id = id, CreatedAt = Noon, ClientPhone = "+70001234567" };

    static CompletedCall Call(string id) => new() { CallId = id, StartedAt = Noon, EndedAt = Noon.AddSeconds(9), Direction = CallDirection.In, PhoneFrom = "", PhoneTo = "+70007654321" };
}
