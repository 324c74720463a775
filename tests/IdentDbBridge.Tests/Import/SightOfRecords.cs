using IdentDbBridge.Import;
using IdentDbBridge.Phones;

namespace IdentDbBridge.Tests.Import;

/// <summary>What <c>--look</c>, and an import that rejects, say of Asterisk's call records.</summary>
public sealed class SightOfRecords
{
    static readonly CdrOptions Clinic = new() { Lines = new Dictionary<string, string> { [""] = "+74950000001" } };

    static readonly CallLeg Leg = new();

    [Fact]
    public async Task Counts_calls_and_lines_that_are_alike_the_most_frequent_first()
    {
        var records = await CallRecords.ReadAsync(
            Clinic,
            Leg with { From = "101", To = "102", Channel = "Local/101@x-1;1" },
            Leg,
            Leg with { UniqueId = "1775440800.1", LinkedId = "1775440800.1" },
            Leg with { UniqueId = "1775440800.2", LinkedId = "1775440800.1", DstChannel = "SIP/102-3" },
            Leg with { From = "101", To = "89001112233", Channel = "SIP/101-1", DstChannel = "SIP/mts-2" },
            Leg with { From = "101", To = "89001112233", Channel = "SIP/101-1", DstChannel = "SIP/mts-2" },
            Leg with { From = "101", To = "89001112233", Channel = "SIP/101-1", DstChannel = "SIP/mts-2" });
        Assert.Equal(["context", "fromChannel", "toChannel", "digits"], records.Sight.Columns.Select(c => c.Name));
        Assert.Equal(["Context", "From channel", "To channel", "Digits"], records.Sight.Columns.Select(c => c.Title));
        Assert.Equal(
            [
                "office|a phone|mts|11 → 11 out 3 of 3",
                "office|mts|a phone|11 → 11 in 2 of 3",
                "office|Local|a phone|3 → 3 Line: both sides are internal, rejected 1 of 1",
            ],
            Kinds(records));
        Assert.Empty(records.Sight.Advice);
    }

    [Theory]
    // Names are shown; what may be somebody's number, or is no name, is not.
    [InlineData("mts", "mts")]
    [InlineData("mts_voip-2.a/b", "mts_voip-2.a/b")]
    [InlineData("mts12345", "mts12345")]
    [InlineData("mts123456", "…")]
    [InlineData("12a345", "12a345")]
    [InlineData("89001112244", "…")]
    [InlineData("Иванова", "…")]
    [InlineData("two words", "…")]
    [InlineData("a234567890b234567890c234567890d234567890", "…")]
    [InlineData("abcdefghijabcdefghijabcdefghijabcdefghij", "abcdefghijabcdefghijabcdefghijabcdefghij")]
    [InlineData("abcdefghijabcdefghijabcdefghijabcdefghijk", "…")]
    public async Task Shows_names_and_no_values(string name, string shown)
    {
        Assert.Equal($"{shown}|a phone", Facts(await CallRecords.ReadAsync(Clinic, Leg with { Channel = $"SIP/{name}-1" }), 1, 2));
        Assert.Equal($"{shown}|mts", Facts(await CallRecords.ReadAsync(Clinic, Leg with { Context = name }), 0, 1));
    }

    [Fact]
    public async Task Shows_nothing_where_there_is_no_name() =>
        Assert.Equal("||", Facts(await CallRecords.ReadAsync(Clinic, Leg with { Context = "", Channel = "", DstChannel = "" }), 0, 1, 2));

    [Fact]
    public async Task Shows_a_line_of_the_clinic_that_bears_its_number() =>
        Assert.Equal("84950000001|", Facts(await CallRecords.ReadAsync(Clinic, Leg with { To = "84950000001", Channel = "SIP/84950000001-1", DstChannel = "" }), 1, 2));

    [Fact]
    public async Task Has_no_more_than_two_hundred_kinds_and_fifty_pieces_of_advice()
    {
        var records = await CallRecords.ReadAsync(new CdrOptions(), Enumerable.Range(0, 300).Select(i => Leg with { Context = $"c{i}", Channel = $"SIP/t{i}-1" }).Append(Leg with { Context = "c7", Channel = "SIP/t7-1" }));
        Assert.Equal(201, records.Sight.Kinds.Count);
        Assert.Equal(("…|…|…|0 → 0 rejected, rejected 100 of 100", 301L), (Kinds(records)[0], records.Sight.Kinds.Sum(k => k.Records)));
        Assert.Contains("c7|t7|a phone|11 → 3 PhoneTo: 3 digits, an internal number, rejected 2 of 2", Kinds(records));
        Assert.Equal(50, records.Sight.Advice.Count);
        Assert.Equal("Lines t7=+7NUMBER for 2", Advice(records)[0]);
        records = await CallRecords.ReadAsync(Clinic, Enumerable.Range(0, 202).Select(i => Leg with { Context = $"c{i}" }));
        Assert.Equal("…|…|…|0 → 0 in 2 of 2", Kinds(records)[0]);
    }

    [Theory]
    // context, channel; the clinic's number is what lacks
    [InlineData("office", "SIP/mts-1", "mts=+7NUMBER")]
    [InlineData("office", "SIP/mts_4950000001-1", "office=+7NUMBER")]
    [InlineData("office", "Local/mts@x-1;1", "office=+7NUMBER")]
    [InlineData("office", "DAHDI/4-1", "office=+7NUMBER")]
    [InlineData("office", "", "office=+7NUMBER")]
    [InlineData("Иванова", "", "+7NUMBER")]
    [InlineData("", "SIP/Иванова-1", "+7NUMBER")]
    public async Task Advises_to_name_the_clinic_s_number_by_trunk_or_context(string context, string channel, string advice)
    {
        var records = await CallRecords.ReadAsync(new CdrOptions(), Leg with { Context = context, Channel = channel });
        Assert.Equal([$"Lines {advice} for 1"], Advice(records));
        string[] parts = advice.Split('=');
        Assert.Equal(parts.Length == 2 ? $"the clinic's own number for {parts[0]}, where the record has none" : "the clinic's own number, where the record has none", records.Sight.Advice[0].Why);
    }

    [Fact]
    public async Task Advises_the_number_that_the_trunk_bears()
    {
        var records = await CallRecords.ReadAsync(
            new CdrOptions(),
            Leg with { To = "4950000001", Channel = "SIP/mts_4950000001-1" },
            Leg with { From = "102", To = "89001112233", Channel = "SIP/102-1", DstChannel = "SIP/beeline-1" });
        Assert.Equal(["Lines beeline=+7NUMBER for 1"], Advice(records));
    }

    [Fact]
    public async Task Advises_the_area_code_once_for_a_call_though_both_numbers_want_it()
    {
        var records = await CallRecords.ReadAsync(new CdrOptions(), Leg with { From = "337744", To = "455112", Channel = "SIP/455112-1" });
        Assert.Equal(["AreaCode CODE for 1"], Advice(records));
        Assert.Equal("numbers of 6 digits are those of a city: CODE is its area code, such as 812", records.Sight.Advice[0].Why);
        // With one that does not complete them there is nothing to say but the line.
        records = await CallRecords.ReadAsync(new CdrOptions { Phones = new PhoneOptions { AreaCode = "812" } }, Leg with { From = "337744" });
        Assert.Equal(["Lines mts=+7NUMBER for 1"], Advice(records));
    }

    [Fact]
    public async Task Advises_how_to_tell_the_sides_apart()
    {
        CallLeg leg = Leg with { To = "84950000002", DstChannel = "SIP/b-2" };
        var records = await CallRecords.ReadAsync(Clinic, leg);
        Assert.Equal(["2 Direction direction: both sides have complete numbers"], records.Rejects);
        Assert.Equal(["InContexts office for 1", "OutContexts office for 1", "Trunks b for 1", "Trunks mts for 1"], Advice(records).Order());
        Assert.Equal(
            ["if the calls of the context office come from outside", "if the calls of the context office go to the outside", "if the channel b is a line to the outside", "if the channel mts is a line to the outside"],
            records.Sight.Advice.Select(a => a.Why).Order());
        Assert.Equal(["InContexts office for 1", "OutContexts office for 1"], Advice(await CallRecords.ReadAsync(Clinic, leg with { Channel = "Local/x@y-1;1", DstChannel = "Local/z@y-1;2" })));
        Assert.Equal(["InContexts office for 1", "OutContexts office for 1"], Advice(await CallRecords.ReadAsync(Clinic, leg with { Channel = "SIP/101-1", DstChannel = "SIP/102-1" })));
        Assert.Empty(Advice(await CallRecords.ReadAsync(Clinic, leg with { Context = "", Channel = "", DstChannel = "SIP/Иванова-1" })));
    }

    [Theory]
    [InlineData("989001112233", "600", '9')]
    [InlineData("101", "989001112233", '9')]
    [InlineData("101", "589001112233", '5')]
    public async Task Advises_the_outside_prefix(string from, string to, char digit)
    {
        var records = await CallRecords.ReadAsync(Clinic, Leg with { From = from, To = to });
        Assert.Equal([$"OutsidePrefix {digit} for 1", "OutsidePrefix  for 1"], Advice(records));
        Assert.Equal([$"if {digit} is dialled for an outside line", "if nothing is dialled for an outside line, and these are numbers of other countries"], records.Sight.Advice.Select(a => a.Why));
    }

    [Theory]
    [InlineData("80291234567", "600", "DefaultCountry 375 for 1")]
    [InlineData("101", "80291234567", "DefaultCountry 375 for 1")]
    [InlineData("802912345678", "600", null)]
    [InlineData("29110101001", "600", null)]
    [InlineData("89001112233", "80291234567", null)]
    public async Task Advises_the_country_where_8_0_is_dialled(string from, string to, string? advice)
    {
        var records = await CallRecords.ReadAsync(Clinic, Leg with { From = from, To = to });
        Assert.Equal(advice is null ? [] : [advice], Advice(records));
        Assert.All(records.Sight.Advice, a => Assert.Equal("if the clinic is in Belarus, where 8 0 is dialled before an area", a.Why));
    }

    [Fact]
    public async Task Advises_the_order_of_dates_once_for_each_line()
    {
        var records = await CallRecords.ReadAsync(Clinic, Leg with { CallDate = "02/03/2026 10:00:00" }, Leg with { CallDate = "02/04/2026 10:00:00" }, Leg with { CallDate = "03/03/2026 10:00:00" }, Leg with { CallDate = "" });
        Assert.Equal(["DayFirst True for 2", "DayFirst False for 2"], Advice(records));
        Assert.Equal(["if 02/03/2026 is the second of March", "if 02/03/2026 is the third of February"], records.Sight.Advice.Select(a => a.Why));
        Assert.Contains("office|mts|a phone|11 → 3 start: missing, rejected 1 of 1", Kinds(records));
    }

    static string[] Kinds(CallRecords records) => [.. records.Sight.Kinds.Select(k => $"{string.Join('|', k.Facts)} {k.Result}{(k.IsRejected ? ", rejected" : "")} {k.Records} of {k.Lines}")];

    static string[] Advice(CallRecords records) => [.. records.Sight.Advice.Select(a => $"{a.Option.Name} {a.Option.Value} for {a.Records}")];

    static string Facts(CallRecords records, params int[] which) => string.Join('|', which.Select(w => Assert.Single(records.Sight.Kinds).Facts[w]));
}
