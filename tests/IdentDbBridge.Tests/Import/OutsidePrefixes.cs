using IdentDbBridge.Import;
using IdentDbBridge.Phones;

namespace IdentDbBridge.Tests.Import;

/// <summary>What an office dials for an outside line, before numbers in call records.</summary>
public sealed class OutsidePrefixes
{
    [Theory]
    [InlineData("7", "989001112233", "89001112233")]
    [InlineData("7", "9 89001112233", "89001112233")]
    [InlineData("7", "9,89001112233", "89001112233")]
    [InlineData("7", "9w89001112233", "89001112233")]
    [InlineData("7", "9W-~pP;89001112233", "89001112233")]
    // By a branch behind the head office.
    [InlineData("7", "9989001112233", "89001112233")]
    // Numbers abroad keep their country.
    [InlineData("7", "9810375290001122", "810375290001122")]
    [InlineData("7", "9+375290001122", "+375290001122")]
    [InlineData("7", "900375290001122", "00375290001122")]
    [InlineData("7", "9375290001122", "375290001122")]
    [InlineData("375", "980291234567", "80291234567")]
    // Foreign only when no other reading is a number at home.
    [InlineData("7", "9998900001122", "998900001122")]
    // Of two countries the one behind fewer digits: Kyrgyzstan, not Kuwait.
    [InlineData("7", "9996555123456", "996555123456")]
    // Without it there is no number, or none that it stands before.
    [InlineData("7", "9101", "9101")]
    [InlineData("7", "89001112233", "89001112233")]
    [InlineData("7", "9", "9")]
    [InlineData("7", "", "")]
    public void Are_taken_off_when_that_leaves_a_number(string country, string dialled, string number) =>
        Assert.Equal(number, OutsidePrefix.Strip(dialled, "9", new PhoneOptions { DefaultCountry = country }));

    [Theory]
    // The number is Estonian and says so; without the second prefix it would be a Russian one.
    [InlineData("00", "00003725551234", "003725551234")]
    [InlineData("810", "8108103725551234", "8103725551234")]
    public void Are_taken_off_once_before_a_number_that_says_its_country(string prefix, string dialled, string number) =>
        Assert.Equal(number, OutsidePrefix.Strip(dialled, prefix, PhoneOptions.Default));

    [Theory]
    [InlineData("989001112233", true, '9')]
    [InlineData("989001112233", false, '9')]
    [InlineData("9989001112233", true, '9')]
    [InlineData("0 84951234567", true, '0')]
    [InlineData("049512345678", true, null)]
    [InlineData("94951234567", true, '9')]
    [InlineData("9,89001112233", true, '9')]
    [InlineData("9, 9, 89001112233", true, '9')]
    // Other digits are usual before what is dialled, not before who is shown.
    [InlineData("589001112233", true, '5')]
    [InlineData("589001112233", false, null)]
    // Right as they are.
    [InlineData("89001112233", true, null)]
    [InlineData("79001112233", true, null)]
    [InlineData("9001112233", true, null)]
    [InlineData("+79001112233", true, null)]
    [InlineData("810375290001122", true, null)]
    [InlineData("00375290001122", true, null)]
    [InlineData("+998900001122", true, null)]
    // 374 and 375 are countries, and what stands behind their 3 is no number of Kazakhstan that anybody dials.
    [InlineData("37410000112", true, null)]
    [InlineData("375290001122", true, null)]
    // Russian numbers behind 7, of mobiles and of cities; not those that begin as Kazakhstan's do.
    [InlineData("979001112233", true, '9')]
    [InlineData("974951234567", true, '9')]
    [InlineData("973852455112", true, '9')]
    [InlineData("978001234567", true, '9')]
    [InlineData("977011234567", true, null)]
    [InlineData("976011234567", true, null)]
    [InlineData("97011234567", true, null)]
    [InlineData("96011234567", true, null)]
    // Twice before a whole number only: else the second digit belongs to it.
    [InlineData("999001112233", true, null)]
    [InlineData("499001112233", true, null)]
    [InlineData("4484951234567", true, '4')]
    [InlineData("9589001112233", true, null)]
    [InlineData("9", true, null)]
    [InlineData("", true, null)]
    [InlineData("anonymous", true, null)]
    public void Are_suspected_where_the_rest_is_a_number_at_home(string number, bool isDialled, char? digit) =>
        Assert.Equal(digit, OutsidePrefix.Suspect(number, isDialled, PhoneOptions.Default));

    [Theory]
    [InlineData("980291234567", '9')]
    [InlineData("9291234567", '9')]
    [InlineData("70291234567", '7')]
    [InlineData("80291234567", null)]
    [InlineData("810375290001122", null)]
    [InlineData("375291234567", null)]
    public void Are_suspected_in_other_countries_too(string number, char? digit) =>
        Assert.Equal(digit, OutsidePrefix.Suspect(number, true, new PhoneOptions { DefaultCountry = "375" }));

    [Fact]
    public void Are_suspected_before_a_number_of_the_city() =>
        Assert.Equal('8', OutsidePrefix.Suspect("8,,,1234567", true, new PhoneOptions { AreaCode = "495" }));

    [Theory]
    [InlineData("89001112233", true)]
    [InlineData("9001112233", true)]
    [InlineData("+79001112233", true)]
    [InlineData("+375290001122", false)]
    [InlineData("101", false)]
    public void Are_none_in_a_number_of_the_clinic_s_country(string number, bool isHome) => Assert.Equal(isHome, OutsidePrefix.IsHome(number, PhoneOptions.Default));
}
