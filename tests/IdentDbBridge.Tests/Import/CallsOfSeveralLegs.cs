using IdentDbBridge.Import;
using IdentDbBridge.Phones;

namespace IdentDbBridge.Tests.Import;

/// <summary>Lines of Asterisk's call records that are one call. Times are of one morning; the clinic's number is on its trunk.</summary>
public sealed class CallsOfSeveralLegs
{
    const string Id = "1775440800.1";

    static readonly CdrOptions Clinic = new() { Lines = new Dictionary<string, string> { [""] = "+74950000001", ["beeline"] = "+74950000002" } };

    // Of the caller's own channel, in to phone 101.
    static readonly CallLeg In = new() { UniqueId = Id, LinkedId = Id };

    // Of the phone's own channel, out by the trunk mts.
    static readonly CallLeg Out = In with { From = "101", To = "89001112233", Channel = "SIP/101-1", DstChannel = "SIP/mts-2" };

    static readonly CallLeg Unanswered = In with { Disposition = "NO ANSWER", Talk = "0" };

    [Fact]
    public async Task Wait_until_the_first_answer_and_talk_until_the_last_end() => await AssertAsync(
        "in +79001112233 +74950000001 5 180 (102, mts)",
        In,
        In with { CallDate = "2026-04-06 10:01:05", Duration = "120", Talk = "100", DstChannel = "SIP/102-3" });

    [Fact]
    public async Task Are_described_by_whom_they_talked_to_for_longest() => await AssertAsync(
        "in +79001112233 +74950000001 5 70 (101, mts)",
        In,
        In with { CallDate = "2026-04-06 10:01:05", Duration = "10", Talk = "10", DstChannel = "SIP/102-3" });

    [Fact]
    public async Task Of_equal_talk_are_described_by_the_earlier_one() => await AssertAsync(
        "in +79001112233 +74950000001 5 120 (101, mts)",
        In,
        In with { CallDate = "2026-04-06 10:01:05", Duration = "60", Talk = "60", DstChannel = "SIP/102-3" });

    [Fact]
    public async Task To_several_phones_are_answered_by_the_one_that_picks_up() => await AssertAsync(
        "in +79001112233 +74950000001 5 60 (102, mts)",
        Unanswered with { Duration = "5" },
        In with { DstChannel = "SIP/102-3" },
        Unanswered with { Duration = "5", DstChannel = "SIP/103-4" });

    [Fact]
    public async Task That_nobody_picks_up_wait_until_their_last_leg_ends() => await AssertAsync(
        "in +79001112233 +74950000001 40 - (101, mts)",
        Unanswered with { Duration = "20" },
        Unanswered with { CallDate = "2026-04-06 10:00:20", Duration = "20", DstChannel = "SIP/102-3" });

    [Fact]
    public async Task That_only_the_dial_plan_hangs_up_on_are_not_answered() => await AssertAsync(
        "in +79001112233 +74950000001 20 - (101, mts)",
        Unanswered with { Duration = "20" },
        In with { CallDate = "2026-04-06 10:00:20", Duration = "0", Talk = "0", DstChannel = "" });

    [Fact]
    public async Task That_a_mailbox_takes_are_answered_by_it() => await AssertAsync(
        "in +79001112233 +74950000001 20 60 (600, mts)",
        Unanswered with { Duration = "20" },
        In with { CallDate = "2026-04-06 10:00:20", Duration = "60", Talk = "60", DstChannel = "" });

    [Theory]
    // Of no time, but somebody's channel was there; or nobody was rung at all: a voice menu.
    [InlineData("SIP/102-3", "SIP/101-2", "20 0")]
    [InlineData("", "", "20 0")]
    public async Task Of_no_talk_are_answered_by_a_phone_or_by_a_voice_menu(string picked, string rung, string times) => Assert.StartsWith(
        $"in +79001112233 +74950000001 {times}",
        Assert.Single((await CallRecords.ReadAsync(Clinic, Unanswered with { Duration = "20", DstChannel = rung }, In with { CallDate = "2026-04-06 10:00:20", Duration = "0", Talk = "0", DstChannel = picked })).Calls),
        StringComparison.Ordinal);

    [Theory]
    // Two legs that differ in one thing only, from the first second to the last.
    [InlineData("Channel", "SIP/beeline-3", "101, beeline)")]
    [InlineData("From", "89001112244", "101, mts)")]
    [InlineData("To", "700", "101, mts)")]
    [InlineData("Context", "queue", "101, mts)")]
    [InlineData("DstChannel", "SIP/100-9", "100, mts)")]
    public async Task Are_the_same_in_any_order_of_their_lines(string field, string value, string description)
    {
        CallLeg same = In with { Did = "84950000001" }, other = field switch
        {
            "Channel" => same with { Channel = value },
            "From" => same with { From = value },
            "To" => same with { To = value },
            "Context" => same with { Context = value },
            _ => same with { DstChannel = value },
        };
        IReadOnlyList<string> calls = (await CallRecords.ReadAsync(Clinic, same, other)).Calls;
        Assert.EndsWith(description, Assert.Single(calls), StringComparison.Ordinal);
        Assert.Equal(calls, (await CallRecords.ReadAsync(Clinic, other, same)).Calls);
    }

    [Fact]
    public async Task Begin_with_their_earliest_leg_of_the_same_way() => await AssertAsync(
        "in +79001112233 +74950000001 10 60 (101, mts)",
        In with { CallDate = "2026-04-06 10:00:05" },
        In with { Disposition = "NO ANSWER", Talk = "0", Duration = "5", UniqueId = "1775440800.2", Channel = "SIP/mts-9" });

    [Fact]
    public async Task Of_phones_among_themselves_lengthen_nothing() => await AssertAsync(
        "in +79001112233 +74950000001 5 60 (101, mts)",
        In,
        In with { CallDate = "2026-04-06 09:59:00", Duration = "600", Talk = "590", UniqueId = "1775440800.2", From = "101", To = "102", Channel = "SIP/101-3", DstChannel = "SIP/102-4" });

    [Fact]
    public async Task Led_on_to_a_mobile_begin_with_the_caller_and_end_with_the_mobile() => await AssertAsync(
        "in +79001112233 +74950000001 5 285 (600, mts)",
        In with { DstChannel = "Local/89005556677@out-1;1" },
        Out with { CallDate = "2026-04-06 09:59:50", UniqueId = "1775440800.2", From = "89001112233", To = "89005556677", Channel = "Local/89005556677@out-1;2", DstChannel = "SIP/beeline-4", Context = "from-internal", Duration = "300" });

    [Theory]
    // The mobile picks up first, perhaps its mailbox: that counts where no phone does.
    [InlineData("ANSWERED", "60", "5 60")]
    [InlineData("NO ANSWER", "0", "2 10")]
    public async Task Led_on_to_a_mobile_are_answered_by_a_phone_or_else_by_the_mobile(string disposition, string talk, string times) => await AssertAsync(
        $"in +79001112233 +74950000001 {times} (101, mts)",
        In with { Disposition = disposition, Talk = talk },
        In with { UniqueId = "1775440800.2", To = "89005556677", Channel = "Local/89005556677@out-1;2", DstChannel = "SIP/beeline-4", Duration = "12", Talk = "10" });

    [Fact]
    public async Task Of_legs_that_know_their_way_equally_well_go_the_first_one_s() => await AssertAsync(
        "in +79001112233 +74950000001 5 125 (101, mts)",
        In,
        In with { CallDate = "2026-04-06 10:01:05", To = "89005556677", DstChannel = "DAHDI/i1/89005556677-3" });

    [Fact]
    public async Task Know_their_way_by_the_caller_s_own_leg_unless_that_guesses()
    {
        // Guessed by the context, against a leg that knows a phone.
        CallLeg guessing = In with { To = "84957777777", Context = "from-internal", Channel = "SIP/a-1", DstChannel = "SIP/b-2" };
        CallLeg knowing = guessing with { UniqueId = "1775440800.2", DstChannel = "SIP/101-2" };
        Assert.StartsWith("in ", Assert.Single((await CallRecords.ReadAsync(Clinic, guessing, knowing)).Calls), StringComparison.Ordinal);
        Assert.StartsWith("out ", Assert.Single((await CallRecords.ReadAsync(Clinic, guessing, knowing with { DstChannel = "SIP/b-2", Context = "any" })).Calls), StringComparison.Ordinal);
        // Known by its phone, against another channel's that the user has told.
        CallLeg told = knowing with { Context = "told-out", DstChannel = "SIP/b-2" };
        Assert.StartsWith("in ", Assert.Single((await CallRecords.ReadAsync(Clinic with { OutContexts = ["told-out"] }, knowing with { UniqueId = Id }, told)).Calls), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Need_the_caller_s_line_where_channels_of_the_PBX_to_itself_are_all_there_is()
    {
        CallLeg local = In with { UniqueId = "1775440800.2", Channel = "Local/101@q-1;2" };
        var records = await CallRecords.ReadAsync(Clinic, local, local with { UniqueId = "1775440800.3", DstChannel = "SIP/102-3" });
        Assert.Equal(["2+3 Line leg: the line of the caller's own channel is missing"], records.Rejects);
        await AssertAsync("in +79001112233 +74950000001 5 60 (101)", local with { UniqueId = Id });
        await AssertAsync("in +79001112233 +74950000001 5 60 (101, mts)", local, local with { UniqueId = "1775440800.3", Channel = "SIP/mts-1" });
        Assert.Single((await CallRecords.ReadAsync(Clinic, local with { UniqueId = "", LinkedId = "" })).Calls);
    }

    [Fact]
    public async Task Take_the_number_that_was_called_from_any_of_their_legs() => await AssertAsync(
        "in +79001112233 +74950000009 5 60 (101, mts)",
        In,
        Unanswered with { CallDate = "2026-04-06 10:00:01", Did = "84950000009", Duration = "5", DstChannel = "SIP/102-3" });

    [Fact]
    public async Task Take_the_number_that_was_called_from_the_caller_s_leg_before_others() => await AssertAsync(
        "in +79001112233 +74950000008 5 60 (101, mts)",
        In with { Did = "84950000008" },
        Unanswered with { CallDate = "2026-04-06 09:59:50", From = "0890", Did = "84950000009", Duration = "5" });

    [Theory]
    // The trunk of the leg that was talked on, or else the last that was tried.
    [InlineData("ANSWERED", "60", "out +74950000001 +79001112233 5 60 (101, mts)")]
    [InlineData("FAILED", "0", "out +74950000002 +79001112233 65 - (101, mts)")]
    public async Task Go_out_by_the_trunk_that_was_talked_on_or_tried_last(string disposition, string talk, string call) => await AssertAsync(
        call,
        Out with { Disposition = disposition, Talk = talk },
        Out with { Disposition = "FAILED", Talk = "0", Duration = "2", CallDate = "2026-04-06 10:00:02", DstChannel = "SIP/beeline-3" });

    [Fact]
    public async Task Go_out_by_no_trunk_of_phones_among_themselves() => await AssertAsync(
        "out +74950000002 +79001112233 65 - (101, beeline)",
        Out with { DstChannel = "SIP/beeline-2", Disposition = "BUSY", Talk = "0" },
        Out with { CallDate = "2026-04-06 10:01:05", To = "102", DstChannel = "SIP/102-3" });

    [Fact]
    public async Task Go_out_to_the_number_that_was_dialled_first() => await AssertAsync(
        "out +74950000001 +79001112233 5 125 (101, mts)",
        Out,
        Out with { CallDate = "2026-04-06 10:01:05", From = "84950000001", To = "89005556677", DstChannel = "SIP/mts-3" });

    [Fact]
    public async Task Go_out_by_the_number_that_the_phone_shows_where_no_trunk_has_one()
    {
        var records = await CallRecords.ReadAsync(new CdrOptions(), Out with { From = "84950000007", Channel = "SIP/101-1" });
        Assert.Equal(["out +74950000007 +79001112233 5 60 (101, mts)"], records.Calls);
    }

    [Theory]
    // from, to, channel, dstchannel of an incoming and of an outgoing call: the phone, then the line, as far as they have names.
    [InlineData("89001112233", "600", "SIP/mts-1", "SIP/101-2", "101, mts")]
    [InlineData("89001112233", "600", "SIP/mts-1", "", "600, mts")]
    [InlineData("89001112233", "s", "SIP/mts-1", "", "mts")]
    [InlineData("89001112233", "s", "Local/x@y-1;1", "SIP/101-2", "101")]
    [InlineData("89001112233", "s", "SIP/84950000001-1", "SIP/101-2", "101")]
    [InlineData("89001112233", "s", "SIP/77-1", "", null)]
    [InlineData("89001112233", "s", "", "", null)]
    [InlineData("101", "89001112233", "SIP/reception-1", "SIP/mts-2", "101, mts")]
    [InlineData("reception", "89001112233", "SIP/102-1", "SIP/mts-2", "102, mts")]
    [InlineData("reception", "89001112233", "SIP/reception-1", "SIP/mts-2", "mts")]
    public async Task Are_described_by_phone_and_line(string from, string to, string channel, string dstChannel, string? description)
    {
        var records = await CallRecords.ReadAsync(Clinic, In with { From = from, To = to, Channel = channel, DstChannel = dstChannel });
        Assert.Equal(description, Assert.Single(records.Whole).Call.LineDescription);
    }

    [Theory]
    // by context, by trunk, by the trunk that bore it, by the end of it that was dialled
    [InlineData("branch", "SIP/mts-1", "600", "+74950000003")]
    [InlineData("any", "SIP/beeline-1", "600", "+74950000002")]
    [InlineData("branch", "SIP/beeline-1", "600", "+74950000003")]
    [InlineData("any", "SIP/mts-1", "600", "+74950000001")]
    [InlineData("any", "SIP/mts-1", "0000002", "+74950000002")]
    [InlineData("any", "SIP/mts-1", "84957777777", "+74957777777")]
    public async Task Come_in_to_the_number_of_their_context_or_trunk(string context, string channel, string to, string number)
    {
        CdrOptions options = Clinic with { Lines = new Dictionary<string, string>(Clinic.Lines) { ["branch"] = "+74950000003" } };
        Assert.Equal(number, Assert.Single((await CallRecords.ReadAsync(options, In with { Context = context, Channel = channel, To = to })).Whole).Call.PhoneTo);
    }

    [Fact]
    public async Task Come_in_to_a_number_of_the_city_whose_area_was_told() =>
        Assert.Equal("+78120000002", Assert.Single((await CallRecords.ReadAsync(Clinic with { Phones = new PhoneOptions { AreaCode = "812" } }, In with { To = "0000002" })).Whole).Call.PhoneTo);

    [Fact]
    public async Task Learn_the_clinic_s_number_from_the_trunk_that_bore_it()
    {
        CallLeg bearing = In with { To = "84950000005", Channel = "SIP/mts_84950000005-1" };
        CallLeg later = In with { CallDate = "2026-04-06 11:00:00", UniqueId = "1775444400.1", LinkedId = "1775444400.1", Channel = "SIP/mts_84950000005-1" };
        Assert.Equal(["in +79001112233 +74950000005 5 60 (101)", "in +79001112233 +74950000005 5 60 (101)"], (await CallRecords.ReadAsync(new CdrOptions(), bearing, later)).Calls);
        Assert.Single((await CallRecords.ReadAsync(new CdrOptions(), later)).Rejects);
        // What was told counts more.
        CdrOptions told = new() { Lines = new Dictionary<string, string> { ["mts_84950000005"] = "+74950000009" } };
        Assert.Equal(["in +79001112233 +74950000005 5 60 (101)", "in +79001112233 +74950000009 5 60 (101)"], (await CallRecords.ReadAsync(told, bearing, later)).Calls);
    }

    [Fact]
    public async Task Learn_no_number_from_a_channel_as_short_as_a_phone()
    {
        CallLeg bearing = In with { UniqueId = "", LinkedId = "", To = "12345", Channel = "SIP/12345-1" };
        var records = await CallRecords.ReadAsync(new CdrOptions { Phones = new PhoneOptions { AreaCode = "38532" } }, bearing, bearing with { To = "600" });
        Assert.Equal(["3 PhoneTo phone: 3 digits, an internal number"], records.Rejects);
    }

    [Fact]
    public async Task Learn_no_more_than_a_thousand_numbers()
    {
        static CallLeg By(int trunk, string to) => In with { UniqueId = "", LinkedId = "", To = to, Channel = $"SIP/mts_8495{trunk}-1" };
        var records = await CallRecords.ReadAsync(new CdrOptions(), [.. Enumerable.Range(1_000_000, 1001).Select(i => By(i, $"8495{i}")), By(1_000_999, "600"), By(1_001_000, "600")]);
        Assert.Equal(["1004 PhoneTo phone: 3 digits, an internal number"], records.Rejects);
    }

    [Fact]
    public async Task Are_rejected_as_a_whole_for_a_line_that_cannot_be_read()
    {
        var records = await CallRecords.ReadAsync(Clinic, In, Unanswered with { Duration = "x" }, Unanswered with { CallDate = "" }, In with { UniqueId = "1775440800.5", LinkedId = "1775440800.5" });
        Assert.Equal(["2 Line leg: another line of the call cannot be read", "3 duration number: not a number of seconds", "4 start time: missing"], records.Rejects);
        Assert.Single(records.Calls);
    }

    [Theory]
    // How many lines of other calls stand between two of one, and what becomes of the second.
    [InlineData(9_999, "65", null)]
    [InlineData(10_000, "65", "10003 Line leg: too far behind the other lines of its call")]
    [InlineData(10_000, "x", "10003 Line leg: another line of the call cannot be read")]
    public async Task Are_put_together_over_ten_thousand_lines(int between, string duration, string? rejected)
    {
        IEnumerable<CallLeg> others = Enumerable.Range(0, between).Select(i => In with { UniqueId = $"{i}", LinkedId = $"{i}" });
        var records = await CallRecords.ReadAsync(Clinic, [In with { Duration = duration }, .. others, Unanswered]);
        Assert.Equal(rejected, records.Rejects is [.., var last] ? last : null);
        Assert.Equal(between + 2, records.Sight.Kinds.Sum(k => k.Lines));
    }

    [Theory]
    [InlineData("989001112233", "600", "PhoneFrom")]
    [InlineData("101", "989001112233", "PhoneTo")]
    public async Task Are_rejected_where_a_digit_for_outside_lines_makes_the_number_foreign(string from, string to, string field)
    {
        CallLeg leg = from == "101" ? Out with { To = to } : In with { From = from };
        Assert.Equal([$"2 {field} outside-prefix: outside prefix? Without its first digit it is a number of the clinic's country"], (await CallRecords.ReadAsync(Clinic, leg)).Rejects);
        Assert.Contains("+79001112233", Assert.Single((await CallRecords.ReadAsync(Clinic with { OutsidePrefix = "9" }, leg)).Calls), StringComparison.Ordinal);
        Assert.Contains("+989001112233", Assert.Single((await CallRecords.ReadAsync(Clinic with { OutsidePrefix = "" }, leg)).Calls), StringComparison.Ordinal);
    }

    static async Task AssertAsync(string call, params CallLeg[] legs)
    {
        // In whatever order their lines are.
        Assert.Equal([call], (await CallRecords.ReadAsync(Clinic, legs)).Calls);
        Assert.Equal([call], (await CallRecords.ReadAsync(Clinic, legs.Reverse())).Calls);
    }
}
