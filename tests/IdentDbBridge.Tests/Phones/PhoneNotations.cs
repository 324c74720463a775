using IdentDbBridge.Phones;

namespace IdentDbBridge.Tests.Phones;

public sealed class PhoneNotations
{
    [Theory]
    // The contract's own.
    [InlineData("+7 911 01 01 001", "+79110101001")]
    [InlineData("7(777)0010101", "+77770010101")]
    [InlineData("(911) 0010101", "+79110010101")]
    [InlineData("8-911-001-0101", "+79110010101")]
    [InlineData("8812-0000-111", "+78120000111")]
    [InlineData("+89110001122", "+79110001122")]
    // Russia and Kazakhstan.
    [InlineData("+79110101001", "+79110101001")]
    [InlineData("79110101001", "+79110101001")]
    [InlineData("9110101001", "+79110101001")]
    [InlineData("8 (812) 000-01-11", "+78120000111")]
    [InlineData("8(81361)2-01-11", "+78136120111")]
    [InlineData("8 800 000 01 11", "+78000000111")]
    [InlineData("812 000 01 11", "+78120000111")]
    [InlineData("+7 (701) 000-11-22", "+77010001122")]
    [InlineData("8 727 000 11 22", "+77270001122")]
    [InlineData("+ 7 ( 911 ) 010 - 10 - 01", "+79110101001")]
    [InlineData("(+7) 911 010 10 01", "+79110101001")]
    [InlineData("++79110101001", "+79110101001")]
    [InlineData("+8 (495) 000-11-22", "+74950001122")]
    [InlineData("+8 800 000 01 11", "+78000000111")]
    [InlineData("  +79110101001\r\n", "+79110101001")]
    [InlineData("'+79110101001", "+79110101001")]
    [InlineData("\"89110101001\"", "+79110101001")]
    [InlineData("<79110101001>", "+79110101001")]
    [InlineData("[911] 010.10.01", "+79110101001")]
    [InlineData("8_911_010_10_01", "+79110101001")]
    [InlineData("8.911.010.10.01", "+79110101001")]
    [InlineData("+7 000 123 45 67", "+70001234567")]
    // Characters of other keyboards and documents.
    [InlineData("+7\u00A0911\u00A0010\u00A010\u00A001", "+79110101001")]
    [InlineData("+7\u2009911\u202F010\u200310 01", "+79110101001")]
    [InlineData("8\u2013911\u2014010\u201110\u221201", "+79110101001")]
    [InlineData("\u202A+7 911 010-10-01\u202C", "+79110101001")]
    [InlineData("\uFEFF+7911\u200B0101001", "+79110101001")]
    [InlineData("\uFF0B\uFF17\uFF19\uFF11\uFF11\uFF10\uFF11\uFF10\uFF11\uFF10\uFF10\uFF11", "+79110101001")]
    [InlineData("\uFF08\uFF19\uFF11\uFF11\uFF09 010\uFF0D10\uFF0D01", "+79110101001")]
    [InlineData("\u0667\u0669\u0661\u0661\u0660\u0661\u0660\u0661\u0660\u0660\u0661", "+79110101001")]
    [InlineData("\u00AB8 911 010 10 01\u00BB", "+79110101001")]
    // Addresses and encodings.
    [InlineData("tel:+79110101001", "+79110101001")]
    [InlineData("TEL:8-911-010-10-01", "+79110101001")]
    [InlineData("callto:89110101001", "+79110101001")]
    [InlineData("sip:+79110101001@pbx.example;transport=udp", "+79110101001")]
    [InlineData("%2B79110101001", "+79110101001")]
    [InlineData("%2B7+911+010+10+01", "+79110101001")]
    [InlineData("+7%20%28911%29%20010-10-01", "+79110101001")]
    [InlineData("%2B7%C2%A0911%E2%80%93010%2d10%2D01", "+79110101001")]
    [InlineData(" 79110101001", "+79110101001")]
    [InlineData("sips:+79110101001@pbx.example", "+79110101001")]
    [InlineData("8·911·010·10·01", "+79110101001")]
    [InlineData("8•911•010•10•01", "+79110101001")]
    [InlineData("8．911．010．10．01", "+79110101001")]
    [InlineData("897(0)101-01-01", "+79701010101")]
    // Other countries.
    [InlineData("+53%20123%2045%2067", "+531234567")]
    [InlineData("491234567890123", "+491234567890123")]
    [InlineData("+375 (29) 000-11-22", "+375290001122")]
    [InlineData("+380 50 000 11 22", "+380500001122")]
    [InlineData("+998 90 000-11-22", "+998900001122")]
    [InlineData("+996 555 000 112", "+996555000112")]
    [InlineData("+374 10 000112", "+37410000112")]
    [InlineData("+49 (30) (0)1234567", "+493001234567")]
    [InlineData("+49 (0)30 1234567", "+49301234567")]
    [InlineData("+49 30/1234567", "+49301234567")]
    [InlineData("0049 (0)30 1234567", "+49301234567")]
    [InlineData("+44 (0)20 7946 0958", "+442079460958")]
    [InlineData("+39 (0)6 1234 5678", "+390612345678")]
    [InlineData("+972-50-000-1122", "+972500001122")]
    [InlineData("+1 (212) 555-0123", "+12125550123")]
    [InlineData("+86 138 0000 1122", "+8613800001122")]
    [InlineData("+81 3 1234 5678", "+81312345678")]
    [InlineData("+852 2123 4567", "+85221234567")]
    [InlineData("+247 40000", "+24740000")]
    [InlineData("00 375 29 0001122", "+375290001122")]
    [InlineData("8 10 375 29 000 11 22", "+375290001122")]
    [InlineData("8~10 49 30 1234567", "+49301234567")]
    [InlineData("007 911 010 10 01", "+79110101001")]
    [InlineData("375290001122", "+375290001122")]
    [InlineData("998900001122", "+998900001122")]
    [InlineData("37410000112", "+37410000112")]
    [InlineData("12125550123", "+12125550123")]
    public void Become_E164(string text, string e164)
    {
        PhoneResult result = PhoneNumber.Parse(text, PhoneOptions.Default);
        Assert.Equal((e164, PhoneProblem.None, false), (result.E164, result.Problem, result.HadExtension));
    }

    [Theory]
    [InlineData("8 (812) 000-01-11 доб. 12", "+78120000111")]
    [InlineData("8 (812) 000-01-11 (доб. 1234)", "+78120000111")]
    [InlineData("+78120000111 добавочный 7", "+78120000111")]
    [InlineData("8 812 000 01 11 вн.305", "+78120000111")]
    [InlineData("+1 212 555 0123 ext. 45", "+12125550123")]
    [InlineData("+1 212 555 0123 EXT45", "+12125550123")]
    [InlineData("+1 212 555 0123 x45", "+12125550123")]
    [InlineData("+78120000111#12", "+78120000111")]
    [InlineData("+78120000111*12", "+78120000111")]
    [InlineData("+78120000111,,101", "+78120000111")]
    [InlineData("tel:+78120000111;ext=101", "+78120000111")]
    public void Lose_a_marked_extension(string text, string e164)
    {
        PhoneResult result = PhoneNumber.Parse(text, PhoneOptions.Default);
        Assert.Equal((e164, PhoneProblem.None, true), (result.E164, result.Problem, result.HadExtension));
    }

    [Theory]
    [InlineData("+79110101001 доб.")]
    [InlineData("+79110101001;")]
    [InlineData("+79110101001/")]
    public void Lose_a_mark_without_an_extension(string text) =>
        Assert.Equal(new PhoneResult("+79110101001", PhoneProblem.None, false), PhoneNumber.Parse(text, PhoneOptions.Default));

    [Theory]
    [InlineData("", PhoneProblem.Empty)]
    [InlineData("  \t ", PhoneProblem.Empty)]
    [InlineData("-", PhoneProblem.Empty)]
    [InlineData("sip:@pbx.example", PhoneProblem.Empty)]
    [InlineData("+", PhoneProblem.Empty)]
    [InlineData("() -", PhoneProblem.Empty)]
    [InlineData("anonymous", PhoneProblem.Hidden)]
    [InlineData("Anonymous <anonymous>", PhoneProblem.Hidden)]
    [InlineData("sip:anonymous@anonymous.invalid", PhoneProblem.Hidden)]
    [InlineData("unknown", PhoneProblem.Hidden)]
    [InlineData("<unknown>", PhoneProblem.Hidden)]
    [InlineData("Restricted", PhoneProblem.Hidden)]
    [InlineData("PRIVATE NUMBER", PhoneProblem.Hidden)]
    [InlineData("Unavailable", PhoneProblem.Hidden)]
    [InlineData("Скрытый", PhoneProblem.Hidden)]
    [InlineData("Номер скрыт", PhoneProblem.Hidden)]
    [InlineData("номер не определён", PhoneProblem.Hidden)]
    [InlineData("10", PhoneProblem.Internal)]
    [InlineData("101", PhoneProblem.Internal)]
    [InlineData("10-23", PhoneProblem.Internal)]
    [InlineData("12345", PhoneProblem.Internal)]
    [InlineData("5", PhoneProblem.TooShort)]
    [InlineData("000111", PhoneProblem.NoAreaCode)]
    [InlineData("000-01-11", PhoneProblem.NoAreaCode)]
    [InlineData("8-911-001", PhoneProblem.NoAreaCode)]
    [InlineData("91101010", PhoneProblem.TooShort)]
    [InlineData("911010100", PhoneProblem.TooShort)]
    [InlineData("+7 911 010 10 0", PhoneProblem.TooShort)]
    [InlineData("+7", PhoneProblem.TooShort)]
    [InlineData("+7911010100", PhoneProblem.TooShort)]
    [InlineData("+2101", PhoneProblem.TooShort)]
    [InlineData("+375 29 000 11", PhoneProblem.TooShort)]
    [InlineData("+7 911 010 10 012", PhoneProblem.TooLong)]
    [InlineData("8 911 010 10 012", PhoneProblem.TooLong)]
    [InlineData("+791101010012", PhoneProblem.TooLong)]
    [InlineData("+53 12345678901234", PhoneProblem.TooLong)]
    [InlineData("+7 8 911 010 10 01", PhoneProblem.TooLong)]
    [InlineData("+49 1234 5678 9012 3456", PhoneProblem.TooLong)]
    [InlineData("1234567890123456", PhoneProblem.TooLong)]
    [InlineData("+8911000112", PhoneProblem.NoSuchCountry)]
    [InlineData("+891100011222", PhoneProblem.NoSuchCountry)]
    [InlineData("+999 12 345 67 89", PhoneProblem.NoSuchCountry)]
    [InlineData("+21012", PhoneProblem.NoSuchCountry)]
    [InlineData("+0 911 010 10 01", PhoneProblem.NoSuchCountry)]
    [InlineData("00 0 911 010 10 01", PhoneProblem.NoSuchCountry)]
    [InlineData("+210 123 45 67", PhoneProblem.NoSuchCountry)]
    [InlineData("(212) 555-0123", PhoneProblem.NoCountry)]
    [InlineData("050 000 11 22", PhoneProblem.NoCountry)]
    [InlineData("20 1234 5678", PhoneProblem.NoCountry)]
    [InlineData("53123456789", PhoneProblem.NoCountry)]
    [InlineData("(0) 911 010 10 01", PhoneProblem.NoCountry)]
    [InlineData("29110101001", PhoneProblem.NoCountry)]
    [InlineData("99110101001", PhoneProblem.NoCountry)]
    [InlineData("8 212 555 01 23", PhoneProblem.NoCountry)]
    [InlineData("00000000000", PhoneProblem.NoSuchNumber)]
    [InlineData("000", PhoneProblem.NoSuchNumber)]
    [InlineData("+7 000 000-00-00", PhoneProblem.NoSuchNumber)]
    [InlineData("8 (000) 000-00-00", PhoneProblem.NoSuchNumber)]
    [InlineData("89110101001, 89110101002", PhoneProblem.SeveralNumbers)]
    [InlineData("+79110101001; +79110101002", PhoneProblem.SeveralNumbers)]
    [InlineData("89110101001 89110101002", PhoneProblem.SeveralNumbers)]
    [InlineData("9110101001 9110101002", PhoneProblem.SeveralNumbers)]
    [InlineData("8911010100189110101002891101010038", PhoneProblem.SeveralNumbers)]
    [InlineData("000-01-11 или 000-01-12", PhoneProblem.SeveralNumbers)]
    [InlineData("+7 911 010 10 01 доб. 1234567", PhoneProblem.SeveralNumbers)]
    [InlineData("89110101001\n89110101002", PhoneProblem.SeveralNumbers)]
    [InlineData("+79110101001+79110101002", PhoneProblem.SeveralNumbers)]
    [InlineData("8 911 010 10 01 или 8 911 010 10 02", PhoneProblem.SeveralNumbers)]
    [InlineData("8(812)0000111/12", PhoneProblem.SeveralNumbers)]
    [InlineData("000-01-11/000-01-12", PhoneProblem.SeveralNumbers)]
    [InlineData("+7 911 010 10 01 доб. 89110101002", PhoneProblem.SeveralNumbers)]
    [InlineData("8 911 010 10 01 Мария", PhoneProblem.NotANumber)]
    [InlineData("тел. 8 911 010 10 01", PhoneProblem.NotANumber)]
    [InlineData("8 911 O1O 10 01", PhoneProblem.NotANumber)]
    [InlineData("нет", PhoneProblem.NotANumber)]
    [InlineData("%", PhoneProblem.NotANumber)]
    [InlineData("unknown 5", PhoneProblem.NotANumber)]
    [InlineData("me@clinic.example", PhoneProblem.NotANumber)]
    [InlineData("89110101001@clinic.example", PhoneProblem.NotANumber)]
    [InlineData("8+9110101001", PhoneProblem.NotANumber)]
    [InlineData("=79110101001", PhoneProblem.NotANumber)]
    [InlineData("8911\u00000101001", PhoneProblem.NotANumber)]
    [InlineData("8 911 010 10 0☎", PhoneProblem.NotANumber)]
    [InlineData("+7911010100%", PhoneProblem.NotANumber)]
    public void Are_refused_by_their_sort(string text, PhoneProblem problem) =>
        Assert.Equal(new PhoneResult(null, problem, false), PhoneNumber.Parse(text, PhoneOptions.Default));

    [Theory]
    [InlineData("812", "000-01-11", "+78120000111")]
    [InlineData("8136", "120111", "+78136120111")]
    [InlineData("81361", "2-01-11", "+78136120111")]
    public void Of_local_numbers_are_completed_by_the_area(string area, string text, string e164) =>
        Assert.Equal(e164, PhoneNumber.Parse(text, new PhoneOptions { AreaCode = area }).E164);

    [Theory]
    [InlineData("812", "120111", PhoneProblem.NoAreaCode)]
    [InlineData("812", "20111", PhoneProblem.Internal)]
    [InlineData("81361", "101", PhoneProblem.Internal)]
    public void Are_not_completed_by_an_area_that_does_not_fit(string area, string text, PhoneProblem problem) =>
        Assert.Equal(problem, PhoneNumber.Parse(text, new PhoneOptions { AreaCode = area }).Problem);

    [Theory]
    [InlineData("375", "029 000 11 22", "+375290001122")]
    [InlineData("375", "29 000 11 22", "+375290001122")]
    [InlineData("375", "375290001122", "+375290001122")]
    [InlineData("375", "79110101001", "+79110101001")]
    [InlineData("998", "90 000 11 22", "+998900001122")]
    [InlineData("84", "+84 912 345 678", "+84912345678")]
    public void Of_another_country_are_completed_by_it(string country, string text, string e164) =>
        Assert.Equal(e164, PhoneNumber.Parse(text, new PhoneOptions { DefaultCountry = country }).E164);

    [Theory]
    [InlineData("доб")]
    [InlineData("доб.")]
    [InlineData("добав.")]
    [InlineData("Добавочный")]
    [InlineData("вн.")]
    [InlineData("внутр.")]
    [InlineData("внутренний")]
    [InlineData("ext")]
    [InlineData("extn")]
    [InlineData("Extension:")]
    [InlineData("x")]
    [InlineData("х")]
    [InlineData("#")]
    [InlineData(",")]
    [InlineData(";ext=")]
    public void Lose_an_extension_behind_its_mark(string mark) =>
        Assert.Equal(new PhoneResult("+79110101001", PhoneProblem.None, true), PhoneNumber.Parse($"8 911 010 10 01 {mark} 123456", PhoneOptions.Default));

    [Fact]
    public void In_E164_are_told_at_a_glance_and_not_copied()
    {
        string text = new("+79110101001");
        Assert.Same(text, PhoneNumber.Parse(text, PhoneOptions.Default).E164);
    }

    [Fact]
    public void Need_options() => Assert.Throws<ArgumentNullException>(() => PhoneNumber.Parse("", null!));

    [Theory]
    [InlineData("+79110101001", true)]
    [InlineData("8 (911) 010-10-01", true)]
    [InlineData("+375 29 000 11 22", true)]
    [InlineData("+852 2123 4567", true)]
    // What we would repair, and IDENT does not.
    [InlineData("+89110101001", false)]
    [InlineData("+79110101001 доб. 5", false)]
    [InlineData("101", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Are_recognised_by_IDENT(string? text, bool recognised) => Assert.Equal(recognised, IdentPhone.IsRecognised(text));

    [Theory]
    [InlineData("+7")]
    [InlineData("89")]
    [InlineData("37")]
    [InlineData("")]
    public void Need_a_country_that_exists(string country) =>
        Assert.Throws<ConfigurationException>(() => new PhoneOptions { DefaultCountry = country });

    [Theory]
    [InlineData("(812)")]
    [InlineData("123456")]
    [InlineData("")]
    public void Need_an_area_of_digits(string area) =>
        Assert.Throws<ConfigurationException>(() => new PhoneOptions { AreaCode = area });
}
