using System.Globalization;
using IdentDbBridge.Import;

namespace IdentDbBridge.Tests.Import;

/// <summary>Times as people, forms, spreadsheets and CRMs write them, read in Krasnoyarsk.</summary>
public sealed class WrittenTimes
{
    static readonly SourceTimes Times = new(new ClinicTime("Asia/Krasnoyarsk"));

    [Theory]
    [InlineData("02.03.2026 10:15")]
    [InlineData("02.03.2026 10:15:00")]
    [InlineData("02.03.26 10:15")]
    [InlineData("2.3.2026 10:15")]
    [InlineData("2.3.26 10:15:00")]
    [InlineData("02.03.26/10:15")]
    [InlineData("02-03-2026 10:15")]
    [InlineData("2-3-2026 10:15")]
    [InlineData("02.03.2026 в 10:15")]
    [InlineData("02.03.2026, 10:15")]
    [InlineData("02.03.2026, в 10:15")]
    [InlineData("02.03.2026 - 10:15")]
    [InlineData("02.03.2026 | 10:15")]
    [InlineData("02.03.2026 10.15")]
    [InlineData("02.03.2026 10-15")]
    [InlineData("02.03.2026 г. 10:15")]
    [InlineData("02.03.2026г. в 10:15")]
    [InlineData("2 марта 2026 10:15")]
    [InlineData("2 Марта 2026 г., 10:15")]
    [InlineData("2 марта 2026 года в 10:15")]
    [InlineData("2 мар. 2026, 10:15:00")]
    [InlineData("2-е марта 2026 10:15")]
    [InlineData("понедельник, 2 марта 2026 г. 10:15")]
    [InlineData("Пн, 02.03.2026 10:15")]
    [InlineData("10:15 02.03.2026")]
    [InlineData("10:15, 2 марта 2026")]
    [InlineData("March 2, 2026 10:15 am")]
    [InlineData("March 2, 2026 at 10:15 AM")]
    [InlineData("Mar 2, 2026, 10:15:00 AM")]
    [InlineData("2nd March 2026 10:15")]
    [InlineData("2-Mar-2026 10:15")]
    [InlineData("Monday, March 2, 2026 10:15 a.m.")]
    [InlineData("2026/03/02 10:15:00")]
    [InlineData("2026/3/2 10:15:00 AM")]
    [InlineData("2026.03.02 10:15")]
    [InlineData("2026-03-02 10:15:00.123456789")]
    [InlineData("2026-03-02 10:15:00,5")]
    [InlineData("2026-03-02T10:15")]
    [InlineData("2026-03-02_10-15-00")]
    [InlineData("20260302T101500")]
    [InlineData("20260302101500")]
    [InlineData("\u00A002.03.2026\u00A010:15\u202F")]
    [InlineData("02/03/2026 10:15", true)]
    [InlineData("03/02/2026 10:15", false)]
    [InlineData("3/2/2026 10:15:00 AM", false)]
    [InlineData("02/03/26 10:15", true)]
    [InlineData("02-03-26 10:15", true)]
    [InlineData("03.02.2026 10:15", false)]
    public void Are_local_where_no_zone_is_named(string text, bool? dayFirst = null) => Assert.Equal("2026-03-02 10:15", Local(text, Times with { DayFirst = dayFirst }));

    [Theory]
    [InlineData("2026/03/02 10:15:22 AM GMT+3", "2026-03-02 07:15:22")]
    [InlineData("2026/03/02 3:15:22 PM GMT+3", "2026-03-02 12:15:22")]
    [InlineData("2026/03/02 3:15:22 ПП GMT+3", "2026-03-02 12:15:22")]
    [InlineData("2026/03/02 12:15:22 дп GMT+3", "2026-03-01 21:15:22")]
    [InlineData("2026/03/02 12:15:22 PM GMT-5:30", "2026-03-02 17:45:22")]
    [InlineData("2026-03-02T10:15:22.123456789Z", "2026-03-02 10:15:22")]
    [InlineData("2026-03-02T10:15:22+0300", "2026-03-02 07:15:22")]
    [InlineData("2026-03-02T10:15:22+03", "2026-03-02 07:15:22")]
    [InlineData("2026-03-02T10:15-03:00", "2026-03-02 13:15:00")]
    [InlineData("2026-03-02 10:15:22 +03:00", "2026-03-02 07:15:22")]
    [InlineData("2026-03-02 10:15:22 UTC", "2026-03-02 10:15:22")]
    [InlineData("02.03.2026 10:15 (MSK)", null)]
    [InlineData("02.03.2026 10:15 MSK", "2026-03-02 07:15:00")]
    [InlineData("02.03.2026 10:15 мск", "2026-03-02 07:15:00")]
    [InlineData("02.03.2012 10:15 МСК", "2012-03-02 06:15:00")]
    [InlineData("Mon, 02 Mar 2026 10:15:22 +0300", "2026-03-02 07:15:22")]
    [InlineData("Mon Mar 02 2026 10:15:22 GMT+0300 (Москва, стандартное время)", "2026-03-02 07:15:22")]
    [InlineData("20260302T101522Z", "2026-03-02 10:15:22")]
    public void Are_moments_where_one_is(string text, string? utc) =>
        Assert.Equal(utc, TimeText.Parse(text, Times)?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("02.03.2026", "a date alone")]
    [InlineData("2026-03-02", "a date alone")]
    [InlineData("2 марта 2026 г.", "a date alone")]
    [InlineData("Mar 2, 2026", "a date alone")]
    [InlineData("1772435722", "a Unix time")]
    [InlineData("1772435722.123", "a Unix time")]
    [InlineData("1772435722000", "a Unix time")]
    [InlineData("1772435722000000", "a Unix time")]
    [InlineData("46083.427", "a day number of a spreadsheet")]
    [InlineData("46083,427", "a day number of a spreadsheet")]
    [InlineData("46083", "a day number of a spreadsheet")]
    [InlineData("02/03/2026 10:15", "either part may be the month")]
    [InlineData("3/2/2026 10:15:22 PM", "either part may be the month")]
    [InlineData("02/03/2026", "either part may be the month")]
    [InlineData("02/03/26 10:15", "each part may be the day")]
    [InlineData("26-03-02 10:15", "each part may be the day")]
    [InlineData("13/03/26 10:15", "each part may be the day")]
    public void Are_refused_with_the_reason_where_there_may_be_several(string text, string why)
    {
        ReadTime read = TimeText.Read(text, Times);
        Assert.Null(read.Moment);
        Assert.StartsWith("ambiguous: ", read.Ambiguity, StringComparison.Ordinal);
        Assert.Contains(why, read.Ambiguity, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("13/03/2026 10:15", "2026-03-13 10:15")]
    [InlineData("03/13/2026 10:15", "2026-03-13 10:15")]
    [InlineData("03/03/2026 10:15", "2026-03-03 10:15")]
    public void Need_no_option_where_only_one_order_is_a_date(string text, string wanted) => Assert.Equal(wanted, Local(text, Times));

    [Fact]
    public void Are_what_the_options_say()
    {
        Assert.Equal("2026-03-02 09:30", Local("02.03.2026", Times with { TimeOfDates = new TimeOnly(9, 30) }));
        Assert.Equal("2026-03-02 09:30", Local("2 марта 2026 г.", Times with { TimeOfDates = new TimeOnly(9, 30) }));
        Assert.Equal("2026-03-02 10:15", Local("02.03.2026 10:15", Times with { TimeOfDates = new TimeOnly(9, 30) }));
        Assert.Equal("2026-03-02 14:15", Local("1772435722", Times with { UnixTimes = true }));
        Assert.Equal("2026-03-02 14:15", Local("1772435722000", Times with { UnixTimes = true }));
        Assert.Equal("2026-03-02 14:15", Local("1772435722000000", Times with { UnixTimes = true }));
        // The order that was named, and no other.
        Assert.Null(Local("13/03/2026 10:15", Times with { DayFirst = false }));
        Assert.Null(Local("03/13/2026 10:15", Times with { DayFirst = true }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("завтра")]
    [InlineData("10:15")]
    [InlineData("02.13.2026 10:15")]
    [InlineData("31.02.2026 10:15")]
    [InlineData("00.03.2026 10:15")]
    [InlineData("2 мартобря 2026 10:15")]
    [InlineData("2 ма 2026 10:15")]
    [InlineData("02.03.2026 24:00")]
    [InlineData("02.03.2026 10:60")]
    [InlineData("02.03.2026 10:15:60")]
    [InlineData("02.03.2026 15:15 PM")]
    [InlineData("02.03.2026 0:15 AM")]
    [InlineData("02.03-2026 10:15")]
    [InlineData("02.03.2026 10:15 +15:00")]
    [InlineData("02.03.2026 10:15 +03:75")]
    [InlineData("02.03.2026 10:15 ЧЧ")]
    [InlineData("02.03.202 10:15")]
    [InlineData("02.03.20261 10:15")]
    [InlineData("12345678")]
    [InlineData("123456789012")]
    [InlineData("99999999999999999999999999")]
    [InlineData("0001-01-01 00:00 GMT+3")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    public void Are_none_of_these(string text) => Assert.Equal(ReadTime.None, TimeText.Read(text, Times));

    [Fact]
    public void Never_throw_and_never_invent_a_day()
    {
        const string Odd = "0123456789:-./ ,TZпдвгAPM+марта\u00A0";
        string[] seeds = ["02.03.2026 в 10:15", "2026/03/02 3:15:22 PM GMT+3", "2 марта 2026 г. 10:15", "02/03/26 10:15", "Mar 2, 2026 10:15 AM", "1772435722", "20260302T101522Z"];
        var random = new Random(12);
        int read = 0;
        for (int i = 0; i < 200_000; i++)
        {
            char[] text = seeds[i % seeds.Length].ToCharArray();
            for (int changes = random.Next(0, 4); changes > 0; changes--)
                text[random.Next(text.Length)] = Odd[random.Next(Odd.Length)];
            if (TimeText.Parse(text, Times) is not { } moment)
                continue;
            read++;
            // The digits of its year stand in it.
            DateTime local = Times.Zone.ToLocal(moment);
            int[] years = [.. new[] { local.AddDays(-1), local, local.AddDays(1) }.Select(d => d.Year).Distinct()];
            string digits = new([.. text.Where(char.IsAsciiDigit)]);
            Assert.True(years.Any(y => digits.Contains((y % 100).ToString("00", CultureInfo.InvariantCulture), StringComparison.Ordinal)), new string(text));
        }

        Assert.InRange(read, 20_000, 150_000);
    }

    static string? Local(string text, SourceTimes times) =>
        TimeText.Parse(text, times) is { } moment ? times.Zone.ToLocal(moment).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null;
}
