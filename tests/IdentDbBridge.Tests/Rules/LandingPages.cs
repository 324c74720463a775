using IdentDbBridge.Rules;

namespace IdentDbBridge.Tests.Rules;

public sealed class LandingPages
{
    [Theory]
    [InlineData("https://a.example/?utm_source=x", "x")]
    [InlineData("https://a.example/?page=1&UTM_Source=x", "x")]
    [InlineData("https://a.example/#utm_source=x", "x")]
    [InlineData("https://a.example/#/route?utm_source=x", "x")]
    [InlineData("https://a.example/?utm_medium=y#utm_source=x", "x")]
    [InlineData("?utm_source=x", "x")]
    [InlineData("https://a.example/?utm_source=x&utm_source=z", "x")]
    [InlineData("https://a.example/?utm_source=&utm_source=z", "z")]
    [InlineData("https://a.example/?utm_source=x#utm_source=z", "x")]
    [InlineData("https://a.example/?a=1&amp;utm_source=x", "x")]
    [InlineData("https://a.example/?utm%5Fsource=x", "x")]
    [InlineData("https://a.example/?utm_source=a+b%20c", "a b c")]
    [InlineData("https://a.example/?utm_source=%D0%AF%D0%BD%D0%B4%D0%B5%D0%BA%D1%81", "Яндекс")]
    [InlineData("https://a.example/?utm_source=Яндекс", "Яндекс")]
    [InlineData("https://a.example/?utm_source=a=b", "a=b")]
    [InlineData("https://a.example/?utm_source=100%", "100%")]
    [InlineData("https://a.example/?utm_source=%ZZx", "%ZZx")]
    [InlineData("https://a.example/?utm_source=%FF%ED", "%FF%ED")]
    [InlineData("https://a.example/?utm_source", null)]
    [InlineData("https://a.example/?xutm_source=x", null)]
    [InlineData("https://a.example/utm_source=x", null)]
    [InlineData("utm_source=x", null)]
    [InlineData("https://a.example/", null)]
    [InlineData("not an address", null)]
    public void Give_the_source(string url, string? source)
    {
        Marketing tags = LandingPage.Fill(default, url);
        Assert.Equal((source, url), (tags.Source, tags.Referer));
    }

    [Fact]
    public void Give_all_five_tags() =>
        Assert.Equal(
            new Marketing("1", "2", "3", "4", "5", "https://r.example/"),
            LandingPage.Fill(new Marketing(null, "", null, null, null, "https://r.example/"), "/?utm_content=5&utm_term=4&utm_campaign=3&utm_medium=2&utm_source=1"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Give_nothing_when_there_is_none(string? url) => Assert.Equal(default, LandingPage.Fill(default, url));
}
