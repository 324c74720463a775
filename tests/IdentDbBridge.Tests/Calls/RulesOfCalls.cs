using IdentDbBridge.Calls;
using IdentDbBridge.Phones;
using IdentDbBridge.Rules;

namespace IdentDbBridge.Tests.Calls;

public sealed class RulesOfCalls
{
    static readonly StoredCall Good = new()
    {
        DateAndTime = new DateTime(2026, 11, 22, 10, 30, 0),
        Direction = CallDirection.In,
        PhoneFrom = "+79110101001",
        PhoneTo = "+78120000111",
        WaitInSeconds = 5,
        TalkInSeconds = 60,
    };

    [Fact]
    public void Let_a_good_call_through_unchanged()
    {
        StoredCall call = Good with { WaitInSeconds = 0, TalkInSeconds = 0, LineDescription = "Реклама", RecordUrl = "https://records.example/1.mp3" };
        var result = Check(call);
        Assert.Empty(result.Notes);
        Assert.Equal(call, result.Accept());
    }

    [Fact]
    public void Bring_numbers_to_E164()
    {
        StoredCall result = Check(Good with { PhoneFrom = "8 (911) 010-10-01", PhoneTo = "8812-0000-111" }).Accept();
        Assert.Equal(Good, result);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("anonymous")]
    [InlineData("<unknown>")]
    [InlineData("Скрытый номер")]
    public void Make_a_hidden_caller_an_empty_one(string? from) =>
        Assert.Equal(Good with { PhoneFrom = "" }, Check(Good with { PhoneFrom = from! }).Accept());

    [Fact]
    public void Tell_all_problems_at_once()
    {
        StoredCall call = new()
        {
            DateAndTime = new DateTime(2200, 1, 1),
            Direction = (CallDirection)7,
            PhoneFrom = "101",
            PhoneTo = null!,
            WaitInSeconds = -1,
            TalkInSeconds = -1,
        };
        Assert.Equivalent(
            new[]
            {
                new RuleProblem("DateAndTime", RuleNames.Years, "after 2199"),
                new RuleProblem("Direction", RuleNames.Direction, "neither in nor out"),
                new RuleProblem("PhoneFrom", RuleNames.Phone, "3 digits, an internal number"),
                new RuleProblem("PhoneTo", RuleNames.Required, "missing"),
                new RuleProblem("WaitInSeconds", RuleNames.NotNegative, "negative number"),
                new RuleProblem("TalkInSeconds", RuleNames.NotNegative, "negative number"),
            },
            Check(call).Problems,
            strict: true);
    }

    [Theory]
    [InlineData("anonymous", RuleNames.Phone, "hidden number")]
    [InlineData(" ", RuleNames.Required, "empty")]
    public void Refuse_a_hidden_callee(string to, string rule, string valueClass) =>
        Assert.Equal([new RuleProblem("PhoneTo", rule, valueClass)], Check(Good with { PhoneTo = to }).Problems);

    [Fact]
    public void Leave_out_a_recording_whose_address_would_be_cut()
    {
        var result = Check(Good with { RecordUrl = new string('x', 2001), LineDescription = new string('x', 256) });
        Assert.Equal((null, 255), (result.Accept().RecordUrl, result.Record.LineDescription!.Length));
        Assert.Equal([RuleNoteKind.Cut, RuleNoteKind.Dropped], result.Notes.Select(n => n.Kind));
    }

    [Fact]
    public void Take_tags_and_referer_from_the_landing_page()
    {
        const string Url = "https://clinic.example/?utm_source=google";
        Assert.Equal(Good with { UtmSource = "google", HttpReferer = Url }, Check(Good with { LandingUrl = Url }).Accept());
        Assert.Equal(Good with { UtmSource = "google", HttpReferer = "https://google.example/" }, Check(Good with { LandingUrl = Url, HttpReferer = "https://google.example/" }).Accept());
    }

    [Theory]
    [InlineData(0, 5, 65, null, null)]
    [InlineData(0, null, 65, null, null)]
    [InlineData(0, null, null, null, null)]
    [InlineData(0, 5, null, null, null)]
    [InlineData(5, 5, 5, null, null)]
    [InlineData(5, null, 4, "EndedAt", "ends before it begins")]
    [InlineData(5, 4, 65, "AnsweredAt", "answered before it begins or after it ends")]
    [InlineData(5, 66, 65, "AnsweredAt", "answered before it begins or after it ends")]
    public void Keep_its_moments_in_order(int started, int? answered, int? ended, string? field, string? found)
    {
        DateTime begin = new(2026, 11, 22, 7, 30, 0, DateTimeKind.Utc);
        DateTime? At(int? seconds) => seconds is { } s ? begin.AddSeconds(s) : null;
        var problems = CallRules.Check(new LedgerCall("1775440800.1", Good, begin.AddSeconds(started), At(answered), At(ended)), PhoneOptions.Default).Problems;
        Assert.Equal(field is null ? [] : [new RuleProblem(field, RuleNames.CallOrder, found!)], problems);
    }

    [Theory]
    [InlineData(" 1775440800.1 ", "1775440800.1", null)]
    [InlineData("", "", RuleNames.Required)]
    [InlineData("a\0b", "a\0b", RuleNames.Characters)]
    public void Want_an_id_that_can_be_a_key(string id, string key, string? rule)
    {
        foreach (var (record, problems) in ((string?, IReadOnlyList<RuleProblem>)[])[Of(CallRules.CheckId(id)), Of(CallRules.Check(new CallEnd { CallId = id, EndedAt = default }), r => r.CallId), Of(CallRules.Check(new LedgerCall(id, Good, default, null, null), PhoneOptions.Default), r => r.CallId)])
        {
            Assert.Equal(key, record);
            Assert.Equal(rule is null ? [] : [("CallId", rule)], problems.Select(p => (p.Field, p.Rule)));
        }

        // Of a phone system that has none, the key of the row must do.
        Assert.Null(CallRules.Check(new LedgerCall(null, Good, default, null, null), PhoneOptions.Default).Accept().CallId);

        static (string?, IReadOnlyList<RuleProblem>) Of<T>(Checked<T> check, Func<T, string?>? id = null)
            where T : class => (id is null ? check.Record as string : id(check.Record), check.Problems);
    }

    [Fact]
    public void Trim_the_texts_of_a_call_s_end_and_leave_its_moments()
    {
        CallEnd end = new() { CallId = "7", EndedAt = new DateTimeOffset(2026, 11, 22, 10, 31, 5, TimeSpan.FromHours(3)), RecordUrl = " https://records.example/1.mp3 " };
        Assert.Equal(end with { RecordUrl = "https://records.example/1.mp3" }, CallRules.Check(end).Accept());
    }

    [Fact]
    public void Need_a_call() => Assert.Throws<ArgumentNullException>(() => CallRules.Check((StoredCall)null!, PhoneOptions.Default));

    static Checked<StoredCall> Check(StoredCall call) => CallRules.Check(call, PhoneOptions.Default);
}
