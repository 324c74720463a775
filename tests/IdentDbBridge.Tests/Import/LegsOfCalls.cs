using IdentDbBridge.Import;
using IdentDbBridge.Phones;

namespace IdentDbBridge.Tests.Import;

/// <summary>What one line of Asterisk's call records tells, by itself.</summary>
public sealed class LegsOfCalls
{
    static readonly CallLeg Leg = new();

    static readonly CdrOptions Clinic = new() { Lines = new Dictionary<string, string> { [""] = "+74950000001" } };

    [Theory]
    [InlineData("ANSWERED", "65", "60", "5 60")]
    [InlineData("answer", "65", "60", "5 60")]
    [InlineData("8", "65", "60", "5 60")]
    [InlineData("ANSWERED", "65", "65", "0 65")]
    [InlineData("ANSWERED", "60", "65", "0 65")]
    [InlineData("ANSWERED", "65", "0", "65 0")]
    [InlineData("ANSWERED", "65.9", "60.2", "5 60")]
    [InlineData("ANSWERED", " 65.9 ", "60", "5 60")]
    [InlineData("NO ANSWER", "65", "0", "65 -")]
    [InlineData("NO ANSWER", "65", "60", "65 -")]
    [InlineData("NO ANSWER", "60", "65", "60 -")]
    [InlineData("", "65", "0", "65 -")]
    [InlineData("NULL", "65", "0", "65 -")]
    [InlineData("0", "65", "0", "65 -")]
    [InlineData("1", "65", "0", "65 -")]
    [InlineData("2", "65", "0", "65 -")]
    [InlineData("4", "65", "0", "65 -")]
    [InlineData("16", "65", "0", "65 -")]
    [InlineData("busy", "65", "0", "65 -")]
    [InlineData("FAILED", "65", "0", "65 -")]
    [InlineData("CONGESTION", "65", "0", "65 -")]
    [InlineData("NOANSWER", "65", "0", "65 -")]
    [InlineData("NO_ANSWER", "65", "0", "65 -")]
    [InlineData("CANCEL", "65", "0", "65 -")]
    [InlineData("CHANUNAVAIL", "65", "0", "65 -")]
    [InlineData("UNKNOWN", "65", "0", "65 -")]
    [InlineData("ANSWERED", "15552000", "60", "15551940 60")]
    [InlineData("ANSWERED", "15552000.0", "60", "15551940 60")]
    public async Task Has_wait_and_talk(string disposition, string duration, string talk, string times) =>
        Assert.Equal([$"in +79001112233 +74950000001 {times} (101, mts)"], (await CallRecords.ReadAsync(Clinic, Leg with { Disposition = disposition, Duration = duration, Talk = talk })).Calls);

    [Theory]
    [InlineData("", "65", "60", "disposition disposition: missing")]
    [InlineData("3", "65", "60", "disposition disposition: none of Asterisk's")]
    [InlineData("80", "65", "60", "disposition disposition: none of Asterisk's")]
    [InlineData("отвечен", "65", "60", "disposition disposition: none of Asterisk's")]
    [InlineData("ANSWERED", "x", "60", "duration number: not a number of seconds")]
    [InlineData("ANSWERED", "-1", "60", "duration number: not a number of seconds")]
    [InlineData("ANSWERED", "1e3", "60", "duration number: not a number of seconds")]
    [InlineData("ANSWERED", "15552001", "60", "duration number: not a number of seconds")]
    [InlineData("ANSWERED", "15552000.5", "60", "duration number: not a number of seconds")]
    [InlineData("ANSWERED", "65", "99999999999", "billsec number: not a number of seconds")]
    [InlineData("ANSWERED", "", "60", "duration number: missing")]
    public async Task Is_refused_without_them(string disposition, string duration, string talk, string why) =>
        Assert.Equal([$"2 {why}"], (await CallRecords.ReadAsync(Clinic, Leg with { Disposition = disposition, Duration = duration, Talk = talk })).Rejects);

    [Fact]
    public async Task Is_refused_with_all_that_is_wrong() => Assert.Equal(
        ["2 start time: missing", "2 duration number: not a number of seconds", "2 billsec number: not a number of seconds", "2 disposition disposition: none of Asterisk's"],
        (await CallRecords.ReadAsync(Clinic, Leg with { CallDate = "", Duration = "x", Talk = "y", Disposition = "z" })).Rejects);

    [Theory]
    [InlineData("2026-04-06 10:00:05", "2026-04-06 10:01:05", "5 60")]
    [InlineData("2026-04-06 10:00:00", "2026-04-06 10:01:05", "0 65")]
    [InlineData("", "2026-04-06 10:01:05", "65 0")]
    [InlineData("2026-04-06 10:01:05", "2026-04-06 10:01:05", "65 0")]
    [InlineData("0000-00-00 00:00:00", "2026-04-06 10:01:05", "65 0")]
    public async Task Has_moments_in_place_of_seconds(string answer, string end, string times) =>
        Assert.Equal([$"in +79001112233 +74950000001 {times} (101, mts)"], (await CallRecords.ReadAsync(Clinic, Leg with { Duration = "", Talk = "", Answer = answer, End = end })).Calls);

    [Theory]
    [InlineData("2026-04-06 10:00:05", "2026-04-06 10:00:00", "billsec")]
    [InlineData("2026-04-06 10:02:00", "2026-04-06 10:01:05", "billsec")]
    [InlineData("", "2026-04-06 09:59:59", "duration")]
    [InlineData("", "2026-10-05 10:00:00", "duration")]
    [InlineData("", "", "duration")]
    public async Task Is_refused_where_neither_moments_nor_seconds_tell(string answer, string end, string lacking) =>
        Assert.Equal([$"2 {lacking} number: missing"], (await CallRecords.ReadAsync(Clinic, Leg with { Duration = "", Talk = "", Answer = answer, End = end })).Rejects);

    [Theory]
    // A message that ends within the second was picked up all the same, when the moment says.
    [InlineData("2026-04-06 10:00:03", "3 0")]
    [InlineData("2026-04-06 10:00:00", "0 0")]
    [InlineData("2026-04-06 10:01:05", "65 0")]
    [InlineData("2026-04-06 10:01:06", "66 0")]
    [InlineData("2026-04-06 10:01:07", "65 0")]
    [InlineData("2026-04-06 09:59:59", "65 0")]
    public async Task Without_talk_is_answered_when_the_moment_says(string answer, string times) =>
        Assert.Equal([$"in +79001112233 +74950000001 {times} (101, mts)"], (await CallRecords.ReadAsync(Clinic, Leg with { Talk = "0", Answer = answer })).Calls);

    [Theory]
    [InlineData("2026-04-06 10:00:00", "", "2026-04-06 10:00:00")]
    [InlineData("", "2026-04-06 10:00:00", "2026-04-06 10:00:00")]
    [InlineData("2026-04-06 10:00:00", "2026-04-07 10:00:00", "2026-04-06 10:00:00")]
    [InlineData("0000-00-00 00:00:00", "2026-04-07 10:00:00", "2026-04-07 10:00:00")]
    [InlineData("NULL", "06.04.2026 10:00", "2026-04-06 10:00:00")]
    public async Task Begins_when_either_column_says(string callDate, string start, string begin)
    {
        var records = await CallRecords.ReadAsync(Clinic, Leg with { CallDate = callDate, Start = start });
        Assert.Equal(begin, Assert.Single(records.Whole).Call.DateAndTime.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("", "", "start time: missing")]
    [InlineData("0000-00-00 00:00:00", "", "start time: not a date with a time")]
    [InlineData("", "вчера", "start time: not a date with a time")]
    [InlineData("02/03/2026 10:00:00", "", "start ambiguous: ambiguous: a date of which either part may be the month")]
    [InlineData("02/03/2026 10:00:00", "2026-03-02 10:00:00", "start ambiguous: ambiguous: a date of which either part may be the month")]
    public async Task Is_refused_without_a_begin(string callDate, string start, string why) =>
        Assert.Equal([$"2 {why}"], (await CallRecords.ReadAsync(Clinic, Leg with { CallDate = callDate, Start = start })).Rejects);

    [Theory]
    // Of the hour that an autumn has twice, the one in which the channel was made.
    [InlineData("1130610600.1", "2005-10-29 18:30:00")]
    [InlineData("1130614200.1", "2005-10-29 19:30:00")]
    public async Task Begins_in_the_hour_that_its_id_tells(string uniqueId, string utc)
    {
        var records = await CallRecords.ReadAsync($"{CallLeg.Header}\n{Leg with { CallDate = "2005-10-30 02:30:00", UniqueId = uniqueId }}", Clinic, "Asia/Krasnoyarsk");
        Assert.Equal(utc, Assert.Single(records.Whole).StartedUtc.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("1775440800.1", "1775440800.1", "1775440800.1")]
    [InlineData("1775440800.1", "", "1775440800.1")]
    [InlineData("1775440800.1", "1", "1775440800.1")]
    [InlineData("1775440800.1", "NULL", "1775440800.1")]
    [InlineData("", "1775440800.1", "1775440800.1")]
    [InlineData("", "", null)]
    [InlineData("a", "b", "b")]
    [InlineData("a", "", "a")]
    public async Task Belongs_to_the_call_of_its_id(string uniqueId, string linkedId, string? id) =>
        Assert.Equal(id, Assert.Single((await CallRecords.ReadAsync(Clinic, Leg with { UniqueId = uniqueId, LinkedId = linkedId })).Whole).CallId);

    [Theory]
    // clid, src, cnum
    [InlineData("", "89001112233", "", "+79001112233")]
    [InlineData("\"Иванова\" <89001112233>", "", "", "+79001112233")]
    [InlineData("Иванова < 89001112233 >", "NULL", "", "+79001112233")]
    [InlineData("<89001112233>", "", "", "+79001112233")]
    [InlineData("<1> <89001112233>", "", "", "+79001112233")]
    [InlineData("89001112233", "", "", "")]
    [InlineData(">89001112233<", "", "", "")]
    [InlineData("<>", "", "", "")]
    [InlineData("\"Иванова\" <89001112244>", "89001112233", "", "+79001112233")]
    [InlineData("", "89001112233", "89001112244", "+79001112233")]
    [InlineData("", "89001112233", "anonymous", "+79001112233")]
    [InlineData("", "anonymous", "", "")]
    [InlineData("", "№ скрыт", "", "")]
    [InlineData("", "", "", "")]
    public async Task Has_a_caller(string callerId, string from, string extension, string caller) =>
        Assert.Equal([$"in {caller} +74950000001 5 60 (101, mts)"], (await CallRecords.ReadAsync(Clinic, Leg with { CallerId = callerId.Replace("\"", "", StringComparison.Ordinal), From = from, Extension = extension })).Calls);

    [Fact]
    public async Task Has_a_caller_at_home_as_it_is_whatever_the_outside_prefix() =>
        // Without its 9 the rest would be a number of Mauritius.
        Assert.Equal(["in +79002301234 +74950000001 5 60 (101, mts)"], (await CallRecords.ReadAsync(Clinic with { OutsidePrefix = "9" }, Leg with { From = "9002301234" })).Calls);

    [Theory]
    // What FreePBX writes of an outgoing call: the clinic's number in src, the phone in cnum, what was shown in outbound_cnum.
    [InlineData("74950000002", "101", "", "out +74950000001 +79001112233 5 60 (101, mts)")]
    [InlineData("74950000002", "", "", "out +74950000002 +79001112233 5 60 (102, mts)")]
    [InlineData("101", "", "74950000003", "out +74950000003 +79001112233 5 60 (101, mts)")]
    [InlineData("101", "", "600", "out +74950000001 +79001112233 5 60 (101, mts)")]
    public async Task Has_the_number_that_was_shown(string from, string extension, string shown, string call) =>
        Assert.Equal([call], (await CallRecords.ReadAsync(Clinic, Leg with { From = from, Extension = extension, ShownAs = shown, To = "89001112233", Channel = "SIP/102-1", DstChannel = "SIP/mts-2" })).Calls);

    [Theory]
    [InlineData("84950000002", "in +79001112233 +74950000002 5 60 (101, mts)")]
    [InlineData("600", "in +79001112233 +74950000001 5 60 (101, mts)")]
    [InlineData("NULL", "in +79001112233 +74950000001 5 60 (101, mts)")]
    public async Task Has_the_number_that_was_called(string did, string call) => Assert.Equal([call], (await CallRecords.ReadAsync(Clinic, Leg with { Did = did })).Calls);

    [Theory]
    [InlineData(5, "123456", "in")]
    [InlineData(6, "123456", null)]
    [InlineData(5, "12345", null)]
    [InlineData(3, "1234", "in")]
    public async Task Comes_from_outside_with_more_digits_than_an_internal_number_has(int internalLength, string from, string? direction)
    {
        var records = await CallRecords.ReadAsync(Clinic with { InternalLength = internalLength, Phones = new PhoneOptions { AreaCode = "3852" } }, Leg with { From = from });
        Assert.Equal(direction is null, records.Rejects.Any(r => r.Contains("internal: both sides are internal", StringComparison.Ordinal)));
    }
}
