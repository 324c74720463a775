using IdentDbBridge.Outbox;
using IdentDbBridge.ServerTests.Migrations;

namespace IdentDbBridge.ServerTests.Outbox;

/// <summary>The form of records in an outbox, which outlives the program that wrote them.</summary>
public sealed class OutboxForms : OutboxFolder
{
    [Fact]
    public async Task Version_1_without_versions_stays_readable()
    {
        await UpAsync();
        Golden();
        Assert.Equal(["AddFinishedCall", "AddTicket", "AnswerCall", "CorrectTicket", "FinishCall", "SetRecordUrl", "StartCall"], InOutbox("select distinct Kind from Outbox order by Kind"));
        // What is written today has that form to the letter.
        Assert.All(InOutbox("select Body from Outbox"), body => Assert.Equal(body, OutboxJson.Write(OutboxJson.Read(body)!)));
        Assert.Contains("8 waiting, ", (await Identdb.RunAsync(0, Database, "outbox", "status", "--file", Outbox)).Output, StringComparison.Ordinal);
        // The ticket was made in January, and corrected when IDENT had read it.
        var flush = await Identdb.RunAsync(9, Database, "outbox", "flush", "--file", Outbox);
        Assert.Contains("7 delivered.\n0 waiting; 1 set aside.", flush.Output, StringComparison.Ordinal);
        Assert.Contains("1 CorrectTicket: too late: IDENT had read it", flush.Output, StringComparison.Ordinal);
        Assert.Equal(["https://pbx.example/1.mp3", "https://pbx.example/2"], List("select RecordUrl from IDENT_FinishedCalls order by DateAndTime"));
        Assert.Equal(["Проверкин", ""], List("select coalesce(ClientSurname, '') from IDENT_Tickets order by Id"));
    }

    [Fact]
    public async Task What_a_later_version_wrote_waits_for_it_and_keeps_its_order()
    {
        await UpAsync();
        Golden();
        await using (var store = new OutboxStore(new OutboxOptions { Path = Outbox }, TimeProvider.System, OutboxAccess.Existing))
            await store.OpenAsync(Cancel);
        InOutbox("update Outbox set Version = 2, Body = '{\"$type\":\"start-call\",\"Word\":1}' where Number = 1");
        var flush = await Identdb.RunAsync(9, Database, "outbox", "flush", "--file", Outbox);
        Assert.Contains("3 delivered.", flush.Output, StringComparison.Ordinal);
        Assert.Contains("4 waiting, ", flush.Output, StringComparison.Ordinal);
        Assert.Contains("1 StartCall refused, tried again: written by a later version of this program (form 2, this one reads 1): update this program", flush.Output, StringComparison.Ordinal);
        Assert.Equal(["1", "2", "3", "4"], InOutbox("select Number from Outbox where SetAsideReason is null order by Number"));
    }

    [Fact]
    public async Task A_field_that_is_not_known_is_an_error()
    {
        await UpAsync();
        Golden();
        InOutbox("update Outbox set Body = replace(Body, '\"PlanStart\"', '\"Wish\":1,\"PlanStart\"') where Number = 8");
        var flush = await Identdb.RunAsync(9, Database, "outbox", "flush", "--file", Outbox);
        Assert.Contains("1 AddTicket: written by another version, and not understood by this one", flush.Output, StringComparison.Ordinal);
        Assert.Equal(["site-1"], List("select Id from IDENT_Tickets"));
    }
}
