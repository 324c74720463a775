using IdentDbBridge.Phones;
using IdentDbBridge.Rules;
using IdentDbBridge.Tickets;

namespace IdentDbBridge.Tests.Tickets;

public sealed class RulesOfTickets
{
    static readonly Ticket Good = new()
    {
        Id = "site-1",
        DateAndTime = new DateTime(2026, 11, 22, 10, 30, 0),
        ClientPhone = "+79110101001",
    };

    [Fact]
    public void Let_a_good_ticket_through_unchanged()
    {
        Ticket ticket = Good with
        {
            ClientEmail = "client@mail.example",
            FormName = "Запись",
            ClientFullName = "Иванова Мария",
            PlanStart = new DateTime(2026, 11, 23, 9, 0, 0),
            PlanEnd = new DateTime(2026, 11, 23, 21, 0, 0),
            DoctorId = 7,
            DoctorName = "Петров",
            Comment = "Болит зуб 🦷\r\nслева",
            UtmSource = "yandex",
            HttpReferer = "https://clinic.example/",
        };
        var result = Check(ticket);
        Assert.Empty(result.Problems);
        Assert.Empty(result.Notes);
        Assert.Equal(ticket, result.Accept());
    }

    [Fact]
    public void Tell_all_problems_at_once_and_none_of_the_values()
    {
        Ticket ticket = Good with
        {
            Id = " ",
            DateAndTime = default,
            ClientPhone = "8-911-010-10-01, 8-911-010-10-02",
            ClientFullName = "Иванова Мария",
            ClientSurname = new string('я', 256),
            PlanStart = new DateTime(2026, 11, 23, 9, 0, 0),
            PlanEnd = new DateTime(2026, 11, 23, 8, 0, 0),
        };
        var problems = Check(ticket).Problems;
        Assert.Equivalent(
            new[]
            {
                new RuleProblem("Id", RuleNames.Required, "empty"),
                new RuleProblem("DateAndTime", RuleNames.Years, "no time"),
                new RuleProblem("ClientPhone", RuleNames.Phone, "more than one number"),
                new RuleProblem("ClientSurname", RuleNames.Length, "text of 256 characters, at most 255"),
                new RuleProblem("ClientFullName", RuleNames.OneName, "both the full name and parts of it"),
                new RuleProblem("PlanEnd", RuleNames.PlanOrder, "ends before it begins"),
            },
            problems,
            strict: true);
        var thrown = Assert.Throws<ValidationException>(() => Check(ticket).Accept());
        Assert.Equal(problems, thrown.Problems);
        Assert.Contains("6 rules", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("911", thrown.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Иванова", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, RuleNames.Required, "missing")]
    [InlineData("", RuleNames.Required, "empty")]
    [InlineData("\u200B \t", RuleNames.Required, "empty")]
    [InlineData("a\0b", RuleNames.Characters, "control characters or half a surrogate pair")]
    [InlineData("a\nb", RuleNames.Characters, "control characters or half a surrogate pair")]
    public void Refuse_an_id_that_cannot_be_a_key(string? id, string rule, string valueClass) =>
        Assert.Equal([new RuleProblem("Id", rule, valueClass)], Check(Good with { Id = id! }).Problems);

    [Fact]
    public void Leave_nothing_where_there_was_no_key_and_no_phone()
    {
        Ticket record = Check(Good with { Id = " ", ClientPhone = "нет" }).Record;
        Assert.Equal(("", ""), (record.Id, record.ClientPhone));
    }

    // An attribute cannot hold half a pair.
    [Fact]
    public void Refuse_an_id_with_half_a_surrogate_pair() =>
        Assert.All(["a\uD83D", "a\uDE00", "\uD83Da", "\uDE00\uD83D"], id => Assert.Equal(RuleNames.Characters, Assert.Single(Check(Good with { Id = id }).Problems).Rule));

    [Theory]
    [InlineData(400, true)]
    [InlineData(401, false)]
    public void Measure_in_UTF_16_units_after_trimming(int length, bool fits)
    {
        string id = string.Concat(Enumerable.Repeat("🦷", 200)) + new string('x', length - 400);
        Assert.Equal(fits, Check(Good with { Id = $"  {id} " }).IsValid);
    }

    [Theory]
    [InlineData("101", "3 digits, an internal number")]
    [InlineData("000-01-11", "7 digits, no area")]
    [InlineData("29110101001", "11 digits, no country")]
    [InlineData("+89 110 001 122 22", "13 digits, a country code that does not exist")]
    [InlineData("+7 000 000-00-00", "zeros only")]
    [InlineData("5", "1 digit, too few")]
    [InlineData("+7 911 010 10 01 2", "12 digits, too many")]
    [InlineData("нет телефона", "letters or other characters")]
    [InlineData("скрыт", "hidden number")]
    public void Refuse_what_is_not_one_complete_phone(string phone, string valueClass) =>
        Assert.Equal([new RuleProblem("ClientPhone", RuleNames.Phone, valueClass)], Check(Good with { ClientPhone = phone }).Problems);

    [Fact]
    public void Take_a_local_phone_with_the_clinics_area()
    {
        var options = new PhoneOptions { AreaCode = "812" };
        Assert.Equal("+78120000111", TicketRules.Check(Good with { ClientPhone = "000-01-11" }, options).Accept().ClientPhone);
    }

    [Fact]
    public void Note_an_extension_that_is_left_out()
    {
        var result = Check(Good with { ClientPhone = "8 (812) 000-01-11 доб. 12" });
        Assert.Equal("+78120000111", result.Accept().ClientPhone);
        Assert.Equal([new RuleNote("ClientPhone", RuleNoteKind.ExtensionLeftOut, "number with an extension")], result.Notes);
    }

    [Fact]
    public void Trim_texts_and_make_blank_ones_null()
    {
        Ticket result = Check(Good with
        {
            Id = " site-1\u200B",
            ClientFullName = " \u00A0",
            ClientSurname = "\uFEFF Иванова \r\n",
            ClientName = "",
            Comment = "  два\nслова\n ",
        }).Accept();
        Assert.Equal(Good with { ClientSurname = "Иванова", Comment = "два\nслова" }, result);
    }

    [Fact]
    public void Drop_parts_of_seconds_and_the_kind_of_time()
    {
        var moment = new DateTime(2026, 11, 22, 10, 30, 15, 999, DateTimeKind.Local);
        Ticket result = Check(Good with { DateAndTime = moment, PlanStart = moment, PlanEnd = moment }).Accept();
        Assert.Equal(new DateTime(2026, 11, 22, 10, 30, 15), result.DateAndTime);
        Assert.Equal(DateTimeKind.Unspecified, result.DateAndTime.Kind);
        Assert.Equal((result.DateAndTime, result.DateAndTime), (result.PlanStart!.Value, result.PlanEnd!.Value));
    }

    [Fact]
    public void Refuse_a_time_marked_as_UTC() =>
        Assert.Equal(
            [new RuleProblem("DateAndTime", RuleNames.LocalTime, "time marked as UTC")],
            Check(Good with { DateAndTime = DateTime.SpecifyKind(Good.DateAndTime, DateTimeKind.Utc) }).Problems);

    [Theory]
    [InlineData("2000-01-01", true)]
    [InlineData("1999-12-31T23:59:59", false)]
    [InlineData("2199-12-31T23:59:59", true)]
    [InlineData("2200-01-01", false)]
    public void Keep_to_the_years_that_IDENT_reads(string time, bool fits)
    {
        DateTime value = DateTime.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(fits, Check(Good with { DateAndTime = value }).IsValid);
        Assert.Equal(fits, Check(Good with { PlanStart = value }).IsValid);
        Assert.Equal(fits ? [] : [value.Year < 2000 ? "before 2000" : "after 2199"], Check(Good with { DateAndTime = value }).Problems.Select(p => p.ValueClass));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(43200, null)]
    [InlineData(43201, RuleNames.PlanLength)]
    [InlineData(-1, RuleNames.PlanOrder)]
    public void Keep_a_plan_in_order_and_within_12_hours(int seconds, string? rule)
    {
        Ticket ticket = Good with { PlanStart = Good.DateAndTime, PlanEnd = Good.DateAndTime.AddSeconds(seconds) };
        Assert.Equal(rule, Check(ticket).Problems.SingleOrDefault()?.Rule);
    }

    [Fact]
    public void Take_a_plan_with_one_end() =>
        Assert.All([Good with { PlanStart = Good.DateAndTime }, Good with { PlanEnd = Good.DateAndTime }], ticket => Assert.True(Check(ticket).IsValid));

    [Fact]
    public void Refuse_a_full_name_beside_any_of_its_parts()
    {
        Ticket named = Good with { ClientFullName = "a" };
        Assert.All(
            [named with { ClientSurname = "b" }, named with { ClientName = "b" }, named with { ClientPatronymic = "b" }],
            ticket => Assert.Equal(RuleNames.OneName, Assert.Single(Check(ticket).Problems).Rule));
    }

    [Fact]
    public void Rather_cut_what_is_optional_than_lose_a_ticket()
    {
        string emoji = "x" + string.Concat(Enumerable.Repeat("🦷", 2500));
        var result = Check(Good with { HttpReferer = "https://a.example/" + new string('x', 3000), Comment = emoji, UtmTerm = new string('я', 501) });
        Ticket ticket = result.Accept();
        Assert.Equal((2000, 3999, 500), (ticket.HttpReferer!.Length, ticket.Comment!.Length, ticket.UtmTerm!.Length));
        Assert.Equal(
            [new RuleNote("UtmTerm", RuleNoteKind.Cut, "text of 501 characters, at most 500"),
             new RuleNote("HttpReferer", RuleNoteKind.Cut, "text of 3018 characters, at most 2000"),
             new RuleNote("Comment", RuleNoteKind.Cut, "text of 5001 characters, at most 4000")],
            result.Notes);
    }

    [Fact]
    public void Clean_control_characters_and_broken_surrogates_and_say_so()
    {
        var result = Check(Good with { FormName = "Запись\tна\nприём\0", Comment = "a\0b\tc\uD83D", UtmSource = "\u0001" });
        Assert.Equal(("Запись на приём", "ab\tc\uFFFD", null), (result.Record.FormName, result.Record.Comment, result.Record.UtmSource));
        Assert.Equal(["UtmSource", "FormName", "Comment"], result.Notes.Select(n => n.Field));
        Assert.All(result.Notes, n => Assert.Equal(RuleNoteKind.Cleaned, n.Kind));
    }

    [Theory]
    [InlineData("a@b.example", false)]
    [InlineData("иван@пример.рф", false)]
    [InlineData("ivan.example", true)]
    [InlineData("@b.example", true)]
    [InlineData("a@", true)]
    [InlineData("a@b@c", true)]
    [InlineData("a b@c.example", true)]
    public void Keep_an_odd_email_and_note_it(string email, bool odd)
    {
        var result = Check(Good with { ClientEmail = email });
        Assert.Equal(email, result.Accept().ClientEmail);
        Assert.Equal(odd, result.Notes.Any(n => n.Kind == RuleNoteKind.Doubtful));
    }

    [Fact]
    public void Take_tags_and_referer_from_the_landing_page()
    {
        const string Url = "https://clinic.example/implant?utm_source=yandex&utm_medium=cpc&utm_campaign=%D0%B8%D0%BC%D0%BF&utm_term=a+b&utm_content=1";
        Ticket result = Check(Good with { LandingUrl = Url, UtmContent = "2" }).Accept();
        Assert.Equal(
            Good with { UtmSource = "yandex", UtmMedium = "cpc", UtmCampaign = "имп", UtmTerm = "a b", UtmContent = "2", HttpReferer = Url },
            result);
    }

    [Fact]
    public void Need_a_ticket() => Assert.Throws<ArgumentNullException>(() => TicketRules.Check(null!, PhoneOptions.Default));

    static Checked<Ticket> Check(Ticket ticket) => TicketRules.Check(ticket, PhoneOptions.Default);
}
