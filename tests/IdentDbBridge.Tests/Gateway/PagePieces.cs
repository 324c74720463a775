using System.Net;
using IdentDbBridge.Gateway.Page;
using IdentDbBridge.Gateway.Runs;
using IdentDbBridge.History;
using static IdentDbBridge.Gateway.Page.Html;

namespace IdentDbBridge.Tests.Gateway;

/// <summary>What the page is made of.</summary>
public sealed class PagePieces
{
    static readonly DateTime At = new(2026, 3, 2, 8, 0, 0);

    [Fact]
    public void Write_what_stands_in_holes_as_text()
    {
        const string Hostile = "<a href='x'>&\"Щёголева\"";
        Assert.Equal("<p title=\"&lt;a href=&#x27;x&#x27;&gt;&amp;&quot;Щёголева&quot;\">5</p>", H($"<p title=\"{Hostile}\">{5}</p>").Text);
        Assert.Equal("<ul><li>&lt;</li><li>b</li></ul>", H($"<ul>{"<b".Select(c => H($"<li>{c.ToString()}</li>"))}</ul>").Text);
        Assert.Equal("", H($"{(string?)null}{None}").Text);
    }

    [Fact]
    public void Bar_an_address_after_five_wrong_passwords_and_everybody_after_fifty()
    {
        var time = new ManualTime(new DateTimeOffset(At, TimeSpan.Zero));
        var lockOut = new LockOut(time);
        var one = IPAddress.Parse("203.0.113.7");
        for (var i = 0; i < 4; i++)
            lockOut.Failed(one);
        Assert.False(lockOut.IsBarred(one));
        lockOut.Failed(one.MapToIPv6());
        Assert.True(lockOut.IsBarred(one));
        Assert.False(lockOut.IsBarred(IPAddress.Parse("203.0.113.8")));
        time.Advance(LockOut.Bar);
        Assert.False(lockOut.IsBarred(one));
        // Of IPv6, a whole network.
        for (var i = 0; i < 5; i++)
            lockOut.Failed(IPAddress.Parse($"2001:db8::{i}"));
        Assert.True(lockOut.IsBarred(IPAddress.Parse("2001:db8::ffff")));
        Assert.False(lockOut.IsBarred(IPAddress.Parse("2001:db8:0:1::1")));
        for (var i = 0; i < 45; i++)
            lockOut.Failed(IPAddress.Parse($"198.51.100.{i}"));
        Assert.True(lockOut.IsBarred(one));
        lockOut.Succeeded(IPAddress.Parse("2001:db8::1"));
        Assert.False(lockOut.IsBarred(one));
    }

    [Fact]
    public void Follow_IDENT_s_interval_which_doubles_with_each_failure()
    {
        var state = TaskState.First(Run(0, HistoryKind.Success), "a");
        Assert.Equal(TimeSpan.FromMinutes(2), state.Current(TimeSpan.FromMinutes(2)));
        foreach (var minute in (int[])[5, 10, 15])
            state = state.After(Run(minute, HistoryKind.Success), "a");
        Assert.Equal(TimeSpan.FromMinutes(5), state.Usual(TimeSpan.FromMinutes(2)));
        state = state.After(Run(20, HistoryKind.Network), "a").After(Run(30, HistoryKind.Known), "a");
        Assert.Equal((2, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(20)), (state.Failures, state.Usual(TimeSpan.FromMinutes(2)), state.Current(TimeSpan.FromMinutes(2))));
        state = state.After(Run(50, HistoryKind.Warning), "a");
        // The pause of the failures is no interval.
        Assert.Equal((0, TimeSpan.FromMinutes(5)), (state.Failures, state.Current(TimeSpan.FromMinutes(2))));
    }

    [Fact]
    public void Know_since_when_a_task_fails_and_that_another_client_has_taken_it_over()
    {
        var runs = new ClinicRuns();
        runs.Add(Run(0, HistoryKind.Success), "a");
        runs.Add(Run(2, HistoryKind.Network), "a");
        runs.Add(Run(6, HistoryKind.Known), "b");
        var state = runs.States[("tickets", "")];
        Assert.Equal((At.AddMinutes(2), At, true), (state.Last.FailingSinceUtc!.Value, state.DoneUtc!.Value, state.Last.IsRepeat));
        runs.Add(Run(14, HistoryKind.Success), "b");
        Assert.Equal((null, false), (runs.States[("tickets", "")].Last.FailingSinceUtc, runs.States[("tickets", "")].Last.IsRepeat));
        // Of before a restart, only what is not known better.
        runs.Seed([Run(-9, HistoryKind.Success) with { Task = "calls" }, Run(-5, HistoryKind.Known) with { Task = "calls", FailingSinceUtc = At.AddMinutes(-5) }, Run(-3, HistoryKind.Success)]);
        Assert.Equal((At.AddMinutes(-9), At.AddMinutes(-5)), (runs.States[("calls", "")].DoneUtc!.Value, runs.States[("calls", "")].Last.FailingSinceUtc!.Value));
        Assert.Equal(At.AddMinutes(14), runs.States[("tickets", "")].Last.StartedUtc);
    }

    static HistoryEntry Run(int minute, HistoryKind kind) => new() { StartedUtc = At.AddMinutes(minute), Task = "tickets", Kind = kind };
}
