using System.Globalization;
using IdentDbBridge.Phones;
using PhoneNumbers;
using PhoneNumber = IdentDbBridge.Phones.PhoneNumber;

namespace IdentDbBridge.Tests.Phones;

/// <summary>Numbers as people of a country write them to each other, against Google's libphonenumber.</summary>
public sealed class NationalNotations(ITestOutputHelper output)
{
    const int OfEach = 200;

    // Russia's neighbours, and countries with every manner of trunk prefix: 0, 8, 8 0, 06, 1, none, a 0 that belongs to the number.
    static readonly string[] Regions =
    [
        "RU", "KZ", "BY", "UA", "UZ", "KG", "TJ", "TM", "AM", "AZ", "GE", "MD", "EE", "LV", "LT", "FI", "PL", "DE", "GB", "FR", "IT", "ES", "HU", "TR", "IL", "CN", "JP", "US", "BR", "AU", "MN", "AE",
    ];

    static readonly PhoneNumberType[] Types = [PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE];

    [Fact]
    public void Come_to_the_same_number_as_libphonenumber_makes_of_them()
    {
        var plans = PhoneNumberUtil.GetInstance();
        var random = new Random(7);
        List<string> wrong = [];
        int compared = 0;
        foreach (string region in Regions)
        {
            var options = new PhoneOptions { DefaultCountry = plans.GetCountryCodeForRegion(region).ToString(CultureInfo.InvariantCulture) };
            foreach (var number in Numbers(plans, region, random))
            {
                string e164 = plans.Format(number, PhoneNumberFormat.E164), national = plans.Format(number, PhoneNumberFormat.NATIONAL);
                foreach (string written in (string[])[national, string.Concat(national.Where(char.IsAsciiDigit)), e164, e164[1..]])
                {
                    compared++;
                    if (PhoneNumber.Parse(written, options).E164 is var ours && ours != e164)
                        wrong.Add($"{region} {written}: {ours ?? "none"}, not {e164}");
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"figure: {compared} notations of {compared / 4} numbers of {Regions.Length} countries compared with libphonenumber: {wrong.Count} differ"));
        Assert.True(wrong.Count == 0, $"{wrong.Count}: {string.Join('\n', wrong.Take(40))}");
        Assert.InRange(compared / 4, 5000, int.MaxValue);
    }

    [Theory]
    // How a neighbour's number is dialled at home, and what it must not become elsewhere.
    [InlineData("375", "8 (029) 123-45-67", "+375291234567")]
    [InlineData("375", "80291234567", "+375291234567")]
    [InlineData("375", "8 017 200-11-22", "+375172001122")]
    [InlineData("375", "8 10 7 911 010-10-01", "+79110101001")]
    [InlineData("375", "8 916 123-45-67", null)]
    [InlineData("375", "89161234567", null)]
    [InlineData("380", "050 123 45 67", "+380501234567")]
    [InlineData("380", "8 (050) 123-45-67", "+380501234567")]
    [InlineData("998", "8 90 123 45 67", "+998901234567")]
    [InlineData("998", "90 123 45 67", "+998901234567")]
    [InlineData("996", "0555 123 456", "+996555123456")]
    [InlineData("995", "8 555 12 34 56", "+995555123456")]
    [InlineData("993", "8 12 123456", "+99312123456")]
    [InlineData("373", "8 22 123456", "+37322123456")]
    [InlineData("374", "8 10 123456", "+37410123456")]
    [InlineData("992", "8 372 12 34 56", "+992372123456")]
    [InlineData("994", "8 12 345 67 89", "+994123456789")]
    [InlineData("996", "8 312 123456", "+996312123456")]
    // Nobody else dials an 8 so, nor these another digit.
    [InlineData("33", "8 1 23 45 67 89", null)]
    [InlineData("375", "9 29 123 45 67", null)]
    [InlineData("7", "8 (701) 123-45-67", "+77011234567")]
    [InlineData("7", "8 (029) 123-45-67", null)]
    [InlineData("7", "80291234567", null)]
    [InlineData("7", "8 044 123 45 67", null)]
    [InlineData("7", "8 017 200-11-22", null)]
    [InlineData("36", "06 30 123 4567", "+36301234567")]
    [InlineData("39", "06 1234 5678", "+390612345678")]
    [InlineData("372", "601 0000", "+3726010000")]
    [InlineData("372", "101", null)]
    [InlineData("372", "60100", null)]
    [InlineData("372", "199 9999", null)]
    // Areas that begin as the country does: from twelve digits on it is the country, if a number of a range in use comes of that.
    [InlineData("49", "4946642351", "+494946642351")]
    [InlineData("49", "491701234567", "+491701234567")]
    [InlineData("49", "491066205226", "+49491066205226")]
    [InlineData("375", "3752912345678901234", null)]
    [InlineData("1", "1 212 555 0123", "+12125550123")]
    [InlineData("1", "011 49 30 1234567", "+49301234567")]
    public void Belong_to_the_country_that_writes_them_so(string country, string text, string? e164) =>
        Assert.Equal(e164, PhoneNumber.Parse(text, new PhoneOptions { DefaultCountry = country }).E164);

    /// <summary>Mobiles and landlines alike, each in a range that is in use.</summary>
    static IEnumerable<PhoneNumbers.PhoneNumber> Numbers(PhoneNumberUtil plans, string region, Random random)
    {
        for (int found = 0; found < OfEach;)
        {
            string example = plans.GetNationalSignificantNumber(plans.GetExampleNumberForType(region, Types[found % Types.Length]));
            int kept = random.Next(2, example.Length - 1);
            string digits = example[..kept] + string.Concat(example.Skip(kept).Select(_ => random.Next(10)));
            var number = plans.Parse($"+{plans.GetCountryCodeForRegion(region)}{digits}", region);
            if (!plans.IsValidNumberForRegion(number, region))
                continue;
            found++;
            yield return number;
        }
    }
}
