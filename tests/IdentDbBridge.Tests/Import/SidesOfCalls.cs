using IdentDbBridge.Import;

namespace IdentDbBridge.Tests.Import;

/// <summary>Which way a call went when both of its sides have whole numbers, as where a PBX shows the clinic's number for its phones.</summary>
public sealed class SidesOfCalls
{
    static readonly CallLeg Leg = new() { From = "89001112233", To = "84950000002", Channel = "SIP/a-1", DstChannel = "SIP/b-2" };

    static readonly CdrOptions Told = new()
    {
        InContexts = ["told-in"],
        OutContexts = ["told-out"],
        Trunks = ["trunk"],
        Lines = new Dictionary<string, string> { ["line"] = "+74950000003" },
    };

    [Theory]
    // context, channel, dstchannel: what the user said decides first
    [InlineData("told-in", "SIP/a-1", "SIP/b-2", "in")]
    [InlineData("Told-In", "SIP/a-1", "SIP/b-2", "in")]
    [InlineData("told-out", "SIP/a-1", "SIP/b-2", "out")]
    [InlineData("any", "SIP/trunk-1", "SIP/b-2", "in")]
    [InlineData("any", "SIP/TRUNK-1", "SIP/b-2", "in")]
    [InlineData("any", "SIP/a-1", "SIP/trunk-2", "out")]
    [InlineData("any", "SIP/line-1", "SIP/b-2", "in")]
    [InlineData("any", "SIP/a-1", "SIP/line-2", "out")]
    [InlineData("told-in", "SIP/101-1", "SIP/trunk-2", "in")]
    [InlineData("told-out", "SIP/a-1", "SIP/101-2", "out")]
    // then phones, whatever the context is called
    [InlineData("from-internal", "SIP/a-1", "SIP/101-2", "in")]
    [InlineData("from-trunk", "SIP/101-1", "SIP/b-2", "out")]
    // then the usual names of contexts, in any case and with anything behind them
    [InlineData("from-trunk", "SIP/a-1", "SIP/b-2", "in")]
    [InlineData("From-PSTN-toheader", "SIP/a-1", "SIP/b-2", "in")]
    [InlineData("from-did-direct", "SIP/a-1", "SIP/b-2", "in")]
    [InlineData("from-outside", "SIP/a-1", "SIP/b-2", "in")]
    [InlineData("ext-did-0002", "SIP/a-1", "SIP/b-2", "in")]
    [InlineData("incoming", "SIP/a-1", "SIP/b-2", "in")]
    [InlineData("inbound", "SIP/a-1", "SIP/b-2", "in")]
    [InlineData("from-external", "SIP/a-1", "SIP/b-2", "in")]
    [InlineData("from-internal-xfer", "SIP/a-1", "SIP/b-2", "out")]
    [InlineData("outgoing", "SIP/a-1", "SIP/b-2", "out")]
    [InlineData("OUTBOUND", "SIP/a-1", "SIP/b-2", "out")]
    [InlineData("macro-dialout-trunk", "SIP/a-1", "SIP/b-2", "out")]
    [InlineData("outrt-1", "SIP/a-1", "SIP/b-2", "out")]
    // two phones, or none, say nothing
    [InlineData("any", "SIP/101-1", "SIP/102-2", null)]
    [InlineData("any", "SIP/a-1", "SIP/b-2", null)]
    [InlineData("my-from-trunk", "SIP/a-1", "SIP/b-2", null)]
    [InlineData("", "", "", null)]
    public async Task Is_told_by_the_user_by_phones_or_by_the_context(string context, string channel, string dstChannel, string? direction) =>
        await AssertAsync(direction, Told, Leg with { Context = context, Channel = channel, DstChannel = dstChannel });

    [Fact]
    public async Task Is_told_by_the_clinic_s_own_numbers()
    {
        await AssertAsync("in", Told, Leg with { Did = "84950000002" });
        await AssertAsync("in", Told, Leg with { To = "8 495 000-00-03" });
        await AssertAsync("out", Told, Leg with { From = "74950000003" });
        await AssertAsync("in", new CdrOptions(), Leg with { Channel = "SIP/84950000002-1" });
        await AssertAsync("out", new CdrOptions(), Leg with { DstChannel = "SIP/mts_84950000002-1" });
        // Which the caller's channel bears outweighs what was told: only a line of the clinic does.
        await AssertAsync("in", Told, Leg with { Context = "told-out", Channel = "SIP/84950000002-1" });
    }

    [Fact]
    public async Task Is_told_by_a_short_number_on_one_side()
    {
        await AssertAsync("out", Told, Leg with { From = "101" });
        await AssertAsync("in", Told, Leg with { To = "600" });
        await AssertAsync(null, Told, Leg with { From = "101", To = "600", Context = "told-in" });
    }

    [Theory]
    [InlineData("SIP/trunk-1")]
    // A line of the clinic, since it bears the number that was dialled.
    [InlineData("SIP/84950000002-1")]
    public async Task Is_in_from_a_short_number_on_a_trunk_or_a_line(string channel) =>
        Assert.Equal(["2 PhoneFrom phone: 3 digits, an internal number"], (await CallRecords.ReadAsync(WithLine(Told), Leg with { From = "101", Channel = channel })).Rejects);

    static async Task AssertAsync(string? direction, CdrOptions options, CallLeg leg)
    {
        var records = await CallRecords.ReadAsync(WithLine(options), leg);
        Assert.Equal(direction, records.Calls.SingleOrDefault()?.Split(' ')[0]);
    }

    static CdrOptions WithLine(CdrOptions options) => options with { Lines = new Dictionary<string, string>(options.Lines) { [""] = "+74950000009" } };
}
